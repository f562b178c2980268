public import JSON

/// A method that a client calls.
public struct VarlinkCall: Equatable, Sendable {
    /// The interface and the method: `org.varlink.service.GetInfo`.
    public var method = ""
    /// The parameters, as a JSON object.
    public var parameters: [UInt8] = Array("{}".utf8)
    /// Whether the client wants no reply.
    public var isOneway = false
    /// Whether the client takes more than one reply.
    public var takesMore = false

    /// Reads a call from the JSON that a client sent.
    public init(_ message: [UInt8]) throws(JSONError) {
        var scanner = JSONScanner(message)
        var call = (method: "", parameters: Array("{}".utf8), isOneway: false, takesMore: false)
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "method": call.method = try scanner.string()
            case "parameters": call.parameters = Array(message[try scanner.skip()])
            case "oneway": call.isOneway = try scanner.bool()
            case "more": call.takesMore = try scanner.bool()
            default: try scanner.skip()
            }
        }
        try scanner.finish()
        (method, parameters, isOneway, takesMore) = call
    }

    /// A string among the parameters; `nil` where there is none of that name.
    public func string(_ name: String) throws(JSONError) -> String? {
        var scanner = JSONScanner(parameters)
        var value: String?
        try scanner.object { (key, scanner) throws(JSONError) in
            if key == name { value = try scanner.string() } else { try scanner.skip() }
        }
        return value
    }
}

/// The answer to a call, or one of several.
public enum VarlinkReply: Equatable, Sendable {
    /// The method's results, as a JSON object.
    case result([UInt8])
    /// One of the method's results, as a JSON object, with more to come.
    case partialResult([UInt8])
    /// An error by its name, such as `org.varlink.service.MethodNotFound`, with its parameters as a JSON object.
    case error(String, [UInt8])

    /// The reply as it goes over the socket, with the NUL at its end.
    public var message: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        switch self {
        case .result(let parameters):
            writer.key("parameters")
            writer.raw(parameters)
        case .partialResult(let parameters):
            writer.key("parameters")
            writer.raw(parameters)
            writer.key("continues")
            writer.bool(true)
        case .error(let name, let parameters):
            writer.member("error", name)
            writer.key("parameters")
            writer.raw(parameters)
        }
        writer.endObject()
        return writer.take() + [0]
    }

    /// The error for a parameter of this name that is missing, unknown or of no use.
    public static func invalidParameter(_ name: String) -> VarlinkReply {
        standardError("InvalidParameter", "parameter", name)
    }

    /// The error that org.varlink.service has for this, with one parameter.
    static func standardError(_ name: String, _ parameter: String, _ value: String) -> VarlinkReply {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member(parameter, value)
        writer.endObject()
        return .error("org.varlink.service.\(name)", writer.take())
    }
}
