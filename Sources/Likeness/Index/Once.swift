/// Something that is made when it is asked for, once.
final class Once<Value> {
    private let make: () -> Value
    private(set) lazy var value = make()

    /// What `make` gives.
    init(_ make: @escaping () -> Value) { self.make = make }
}
