import Testing
import Varlink

/// Calls and replies as they go over the socket.
@Suite struct VarlinkTests {
    private let service = VarlinkService(
        vendor: "v", product: "p", version: "1", url: "u",
        interfaces: [
            VarlinkService.Interface(
                "org.example.Echo", description: "interface org.example.Echo\n\nmethod Echo() -> ()\n",
                methods: ["Echo": { .result($0.parameters) }], streams: ["Count"])
        ])

    private func say(_ messages: String...) -> [String]? {
        var conversation = VarlinkConversation()
        var replies: [UInt8] = []
        for message in messages {
            guard let more = conversation.take(Array(message.utf8), service: service) else { return nil }
            replies += more.replies
        }
        return String(decoding: replies, as: UTF8.self).split(separator: "\0").map(String.init)
    }

    @Test func aCallIsAnsweredWhereverItIsCut() {
        let call = "{\"method\":\"org.example.Echo.Echo\",\"parameters\":{\"a\":[1,\"\\u0000\"]}}\0"
        let reply = ["{\"parameters\":{\"a\":[1,\"\\u0000\"]}}"]
        for cut in 0...call.utf8.count {
            let bytes = Array(call.utf8)
            let first = String(decoding: bytes[..<cut], as: UTF8.self)
            #expect(say(first, String(decoding: bytes[cut...], as: UTF8.self)) == reply, "cut at \(cut)")
        }
        #expect(say(call + call) == reply + reply)
    }

    @Test func whoWantsNoReplyGetsNone() {
        #expect(say("{\"method\":\"org.example.Echo.Echo\",\"oneway\":true}\0") == [])
    }

    @Test func theServiceDescribesItself() {
        #expect(
            say("{\"method\":\"org.varlink.service.GetInfo\"}\0") == [
                "{\"parameters\":{\"vendor\":\"v\",\"product\":\"p\",\"version\":\"1\",\"url\":\"u\","
                    + "\"interfaces\":[\"org.varlink.service\",\"org.example.Echo\"]}}"
            ])
        let ask = "{\"method\":\"org.varlink.service.GetInterfaceDescription\",\"parameters\":{\"interface\":"
        #expect(
            say(ask + "\"org.example.Echo\"}}\0") == [
                "{\"parameters\":{\"description\":\"interface org.example.Echo\\n\\nmethod Echo() -> ()\\n\"}}"
            ])
        #expect(say(ask + "\"org.varlink.service\"}}\0")?.first?.contains("method GetInfo()") == true)
    }

    @Test(
        arguments: [
            ("org.example.Other.Echo", "InterfaceNotFound", "{\"interface\":\"org.example.Other\"}"),
            ("org.example.Echo.Other", "MethodNotFound", "{\"method\":\"org.example.Echo.Other\"}"),
            ("org.varlink.service.Other", "MethodNotFound", "{\"method\":\"org.varlink.service.Other\"}"),
            (
                "org.varlink.service.GetInterfaceDescription", "InvalidParameter",
                "{\"parameter\":\"interface\"}"
            ),
            ("", "InterfaceNotFound", "{\"interface\":\"\"}"),
        ])
    func whatIsAskedWronglyHasAName(method: String, error: String, parameters: String) {
        #expect(
            say("{\"method\":\"\(method)\"}\0") == [
                "{\"error\":\"org.varlink.service.\(error)\",\"parameters\":\(parameters)}"
            ])
    }

    @Test(arguments: ["\0", "x\0", "[]\0", "{\"method\":1}\0", "{\"method\":\"a.b\"} x\0"])
    func whatIsNoCallEndsTheConversation(message: String) { #expect(say(message) == nil) }

    @Test func aCallWithoutEndEndsTheConversation() {
        var conversation = VarlinkConversation()
        let bytes = [UInt8](repeating: UInt8(ascii: " "), count: VarlinkConversation.limit)
        #expect(conversation.take(bytes, service: service) == .init())
        #expect(conversation.take([0x20], service: service) == nil)
    }

    @Test func aStreamIsLeftToOthersAndWhatWasSaidAfterItWaits() throws {
        var conversation = VarlinkConversation()
        let stream = "{\"method\":\"org.example.Echo.Count\",\"parameters\":{\"to\":2},\"more\":true}\0"
        let echo = "{\"method\":\"org.example.Echo.Echo\"}\0"
        let first = conversation.take(Array((echo + stream + echo).utf8), service: service)
        let outcome = try #require(first)
        #expect(outcome.replies == VarlinkReply.result(Array("{}".utf8)).message)
        #expect(outcome.stream?.parameters == Array("{\"to\":2}".utf8))
        let rest = conversation.take([], service: service)
        let later = try #require(rest)
        #expect(later.replies == VarlinkReply.result(Array("{}".utf8)).message && later.stream == nil)
    }

    @Test func aStreamWantsAClientThatTakesMore() {
        let call = "{\"method\":\"org.example.Echo.Count\""
        #expect(
            say(call + "}\0") == ["{\"error\":\"org.varlink.service.ExpectedMore\",\"parameters\":{}}"])
        #expect(say(call + ",\"oneway\":true,\"more\":true}\0") == [])
    }

    @Test func allButTheLastReplyOfAStreamContinue() {
        #expect(
            String(decoding: VarlinkReply.partialResult(Array("{}".utf8)).message, as: UTF8.self)
                == "{\"parameters\":{},\"continues\":true}\0")
    }
}
