/// Values by numbers that are given out one after the other: deliveries by ticket, texts by sequence.
///
/// Those that are kept at a time lie near each other, so the lowest bits of a number tell its place and nothing is
/// hashed. Where two have one place there is room for twice as many: it grows with the distance between the
/// oldest and the latest that are kept.
struct NumberRing<Value> {
    /// What each place is taken by; 0 where it is free, which is no number.
    private var numbers: [UInt64]
    private var values: [Value?]
    /// How many there are.
    private(set) var count = 0

    /// An empty ring with room for this many, which is a power of two.
    init(capacity: Int = 64) {
        precondition(capacity > 0 && capacity & (capacity - 1) == 0)
        numbers = Array(repeating: 0, count: capacity)
        values = Array(repeating: nil, count: capacity)
    }

    private func place(of number: UInt64) -> Int { Int(truncatingIfNeeded: number) & (numbers.count - 1) }

    /// Whether there is a value with this number.
    func contains(_ number: UInt64) -> Bool { numbers[place(of: number)] == number }

    /// The value with this number.
    subscript(number: UInt64) -> Value? {
        let place = place(of: number)
        return numbers[place] == number ? values[place] : nil
    }

    /// Puts a value in, in place of one that has the same number.
    mutating func set(_ number: UInt64, _ value: consuming Value) {
        precondition(number > 0)
        while numbers[place(of: number)] != 0, numbers[place(of: number)] != number { grow() }
        let place = place(of: number)
        if numbers[place] == 0 { count += 1 }
        numbers[place] = number
        values[place] = value
    }

    /// Changes the value with this number where it lies, if there is one.
    mutating func update(_ number: UInt64, _ change: (inout Value?) -> Void) {
        let place = place(of: number)
        if numbers[place] == number { change(&values[place]) }
    }

    /// Takes the value with this number out.
    mutating func remove(_ number: UInt64) -> Value? {
        let place = place(of: number)
        guard numbers[place] == number else { return nil }
        numbers[place] = 0
        count -= 1
        return values[place].take()
    }

    private mutating func grow() {
        var larger = Self(capacity: numbers.count * 2)
        for place in numbers.indices where numbers[place] != 0 {
            if let value = values[place].take() { larger.set(numbers[place], value) }
        }
        self = larger
    }
}

extension NumberRing: Sendable where Value: Sendable {}
