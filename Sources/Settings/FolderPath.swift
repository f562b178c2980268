/// Paths of folders as they are written in the settings: absolute, and without detours.
enum FolderPath {
    /// The path with single slashes and none at the end; throws where it is not absolute or has a `..`.
    static func parse(_ text: String) throws(ValueFault) -> String {
        guard text.utf8.first == UInt8(ascii: "/") else {
            throw ValueFault(
                .unusablePath, "\(PlainText.quote(text)) is not an absolute path; begin it with /")
        }
        let parts = text.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
        guard !parts.contains("..") else {
            throw ValueFault(
                .unusablePath, "\(PlainText.quote(text)) has a \"..\" in it; give the folder's own path")
        }
        return "/" + parts.filter { $0 != "." }.joined(separator: "/")
    }

    /// The path of `name` in `folder`.
    static func join(_ folder: String, _ name: String) -> String {
        folder == "/" ? "/\(name)" : "\(folder)/\(name)"
    }

    /// Whether `path` lies inside `folder`, at any depth; both as ``parse(_:)`` gives them.
    static func lies(_ path: String, inside folder: String) -> Bool {
        path != folder && (folder == "/" || path.utf8.starts(with: (folder + "/").utf8))
    }
}
