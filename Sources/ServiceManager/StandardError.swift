internal import Glibc

/// The standard error of this process.
enum StandardError {
    /// Writes all of `text`.
    static func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeBufferPointer(rebasing: rest)
                let count = Glibc.write(STDERR_FILENO, part.baseAddress, part.count)
                if count < 0 && errno == EINTR { continue }
                // Nobody is left to be told that nobody listens.
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }
}
