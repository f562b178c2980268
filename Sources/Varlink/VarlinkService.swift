// Varlink (varlink.org): calls and replies are JSON objects, each ended by a NUL, over a stream socket.
//
// Invariants: pure, bytes in and bytes out. What is asked wrongly gets an error by name; what is no JSON, or too
// long, ends the conversation, and nothing else.

internal import JSON

/// A service that describes itself (`org.varlink.service`) and answers the methods of its interfaces.
public struct VarlinkService: Sendable {
    /// An interface: its description in Varlink's own language, and what answers its methods.
    public struct Interface: Sendable {
        let name: String
        let description: String
        let methods: [String: @Sendable (VarlinkCall) -> VarlinkReply]
        let streams: Set<String>

        /// The interface of this name.
        ///
        /// - Parameters:
        ///   - methods: what answers each method, by its name without that of the interface.
        ///   - streams: the methods that reply more than once, and are answered elsewhere.
        public init(
            _ name: String, description: String, methods: [String: @Sendable (VarlinkCall) -> VarlinkReply],
            streams: Set<String> = []
        ) {
            (self.name, self.description, self.methods) = (name, description, methods)
            self.streams = streams
        }
    }

    private let vendor: String
    private let product: String
    private let version: String
    private let address: String
    private let interfaces: [Interface]

    private static let ownDescription = """
        # What every Varlink service says of itself.
        interface org.varlink.service

        method GetInfo() -> (
          vendor: string,
          product: string,
          version: string,
          url: string,
          interfaces: []string
        )

        method GetInterfaceDescription(interface: string) -> (description: string)

        error InterfaceNotFound (interface: string)
        error MethodNotFound (method: string)
        error MethodNotImplemented (method: string)
        error InvalidParameter (parameter: string)
        error PermissionDenied ()
        error ExpectedMore ()

        """

    /// A service with these interfaces beside the one that all have.
    public init(vendor: String, product: String, version: String, url: String, interfaces: [Interface]) {
        (self.vendor, self.product, self.version, address) = (vendor, product, version, url)
        self.interfaces = interfaces
    }

    /// How a call is answered.
    enum Answer {
        case reply(VarlinkReply)
        /// By replies that come one after another from elsewhere.
        case stream
    }

    /// Answers a call, or says that others do.
    func answer(to call: VarlinkCall) -> Answer {
        let isStream = interfaces.contains { interface in
            interface.streams.contains { call.method == "\(interface.name).\($0)" }
        }
        guard isStream else { return .reply(reply(to: call)) }
        return call.takesMore ? .stream : .reply(.error("org.varlink.service.ExpectedMore", Array("{}".utf8)))
    }

    private func reply(to call: VarlinkCall) -> VarlinkReply {
        let parts = call.method.split(separator: ".", omittingEmptySubsequences: false)
        let name = String(parts.last ?? "")
        let interface = parts.dropLast().joined(separator: ".")
        if interface == "org.varlink.service" { return describe(name, call) }
        guard let known = interfaces.first(where: { $0.name == interface }) else {
            return .standardError("InterfaceNotFound", "interface", interface)
        }
        guard let method = known.methods[name] else {
            return .standardError("MethodNotFound", "method", call.method)
        }
        return method(call)
    }

    private func describe(_ method: String, _ call: VarlinkCall) -> VarlinkReply {
        switch method {
        case "GetInfo": return .result(info)
        case "GetInterfaceDescription":
            do throws(JSONError) {
                guard let wanted = try call.string("interface") else {
                    return .invalidParameter("interface")
                }
                return description(of: wanted)
            } catch { return .invalidParameter("interface") }
        default: return .standardError("MethodNotFound", "method", call.method)
        }
    }

    private func description(of interface: String) -> VarlinkReply {
        let text =
            interface == "org.varlink.service"
            ? Self.ownDescription : interfaces.first { $0.name == interface }?.description
        guard let text else { return .standardError("InterfaceNotFound", "interface", interface) }
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("description", text)
        writer.endObject()
        return .result(writer.take())
    }

    private var info: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        for (name, value) in [
            ("vendor", vendor), ("product", product), ("version", version), ("url", address),
        ] { writer.member(name, value) }
        writer.key("interfaces")
        writer.beginArray()
        for name in ["org.varlink.service"] + interfaces.map(\.name) { writer.string(name) }
        writer.endArray()
        writer.endObject()
        return writer.take()
    }
}
