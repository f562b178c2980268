"""Holds one thread of a process still until it is killed: freeze.py PROCESS THREAD-NAME.

By ptrace(2), as a debugger does it, so that nothing else of the process is touched."""
import ctypes
import os
import sys

SEIZE, INTERRUPT, WALL = 0x4206, 0x4207, 0x40000000
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_ulong, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_void_p]

tasks = f"/proc/{sys.argv[1]}/task"
for thread in os.listdir(tasks):
    if open(f"{tasks}/{thread}/comm").read().strip() == sys.argv[2]:
        for request in SEIZE, INTERRUPT:
            if libc.ptrace(request, int(thread), None, None) != 0:
                sys.exit(f"ptrace: {os.strerror(ctypes.get_errno())}")
        print("frozen", flush=True)
        # Whoever traces a thread has to take note of its end, or the process cannot go.
        while os.WIFSTOPPED(os.waitpid(int(thread), WALL)[1]):
            pass
        sys.exit(0)
sys.exit(f"there is no thread {sys.argv[2]}")
