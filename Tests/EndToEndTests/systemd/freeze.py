"""Holds one thread of a process still until this program ends: freeze.py PROCESS THREAD-NAME.

By ptrace(2), as a debugger does it, so that nothing else of the process is touched."""
import ctypes
import os
import signal
import sys

SEIZE, INTERRUPT = 0x4206, 0x4207
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_ulong, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_void_p]

tasks = f"/proc/{sys.argv[1]}/task"
for thread in os.listdir(tasks):
    if open(f"{tasks}/{thread}/comm").read().strip() == sys.argv[2]:
        for request in SEIZE, INTERRUPT:
            if libc.ptrace(request, int(thread), None, None) != 0:
                sys.exit(f"ptrace: {os.strerror(ctypes.get_errno())}")
        print("frozen", flush=True)
        signal.pause()
sys.exit(f"there is no thread {sys.argv[2]}")
