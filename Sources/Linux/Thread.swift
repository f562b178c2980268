internal import CLinux
internal import Glibc

/// A thread of our own, so that no work that waits on a disk sits in a shared pool.
public final class Thread: @unchecked Sendable {
    private var identity = pthread_t()

    /// Starts a thread named `name` (15 bytes of it show in `ps -L`) that runs `body`.
    ///
    /// - Throws: `SystemError` when the system has no more threads to give.
    public init(name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
        let job = Unmanaged.passRetained(Job(name: String(name.prefix(15)), body: body))
        let result = pthread_create(
            &identity, nil,
            { raw in
                guard let raw else { return nil }
                let job = Unmanaged<Job>.fromOpaque(raw).takeRetainedValue()
                _ = job.name.withCString { datelined_thread_name($0) }
                datelined_fault_stack()
                job.body()
                return nil
            }, job.toOpaque())
        guard result == 0 else {
            job.release()
            throw SystemError(errno: result, operation: "start the thread \(name)")
        }
    }

    /// Waits until it has ended. To be called once.
    public func join() { pthread_join(identity, nil) }

    /// Lets the calling thread give way to the others, at the processor and at the disk, where that is allowed.
    public static func giveWay() { datelined_thread_yielding() }

    private final class Job {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            (self.name, self.body) = (name, body)
        }
    }
}
