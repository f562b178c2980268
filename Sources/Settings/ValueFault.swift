/// Why a text is not a value of its key; the place is put to it later.
struct ValueFault: Error, Equatable {
    let code: SettingsFault.Code
    let message: String
    let nearest: String?

    init(_ code: SettingsFault.Code, _ message: String, nearest: String? = nil) {
        (self.code, self.message, self.nearest) = (code, message, nearest)
    }
}
