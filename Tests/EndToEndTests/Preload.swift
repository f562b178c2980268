import Glibc
import Linux
import TestSupport

/// The library that a test preloads into the daemon, so that chosen files end it.
enum Preload {
    /// Builds it in `folder`; `nil` where there is no compiler.
    static func library(in folder: TemporaryFolder) throws -> String? {
        let source = FilePath(#filePath).parent.appending("poison.c").description
        let library = folder("poison.so").description
        for compiler in ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"]
        where access(compiler, X_OK) == 0 {
            let build = try ChildProcess.run(
                compiler, ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"])
            if build.exit == .code(0) { return library }
        }
        print("no C compiler here")
        return nil
    }

    /// The environment of a daemon into which it is loaded. A tool that prints where a program died, which comes
    /// with the compiler, would hold up its end, and may hang where two threads die at once.
    static func environment(_ library: String, _ more: [String: String] = [:]) -> [String: String] {
        more.merging(["LD_PRELOAD": library, "SWIFT_BACKTRACE": "enable=no", "KILLS_LEFT": "none"]) {
            own, _ in own
        }
    }
}
