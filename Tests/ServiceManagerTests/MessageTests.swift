import ServiceManager
import Testing

/// What goes over the notify socket.
@Suite struct MessageTests {
    @Test(
        "Each message is the assignment that sd_notify(3) has for it",
        arguments: [
            (ServiceMessage.ready, "READY=1"),
            (.reloading(since: 12_345), "RELOADING=1\nMONOTONIC_USEC=12345"),
            (.stopping, "STOPPING=1"),
            (.status("at work"), "STATUS=at work"),
            (.errno(28), "ERRNO=28"),
            (
                .busError("org.freedesktop.DBus.Error.TimedOut"),
                "BUSERROR=org.freedesktop.DBus.Error.TimedOut"
            ),
            (.varlinkError("org.example.Broken"), "VARLINKERROR=org.example.Broken"),
            (.exitStatus(3), "EXIT_STATUS=3"),
            (.mainProcess(4711), "MAINPID=4711"),
            (.mainProcess(4711, descriptorInode: 99), "MAINPID=4711\nMAINPIDFDID=99"),
            (.mainProcessDescriptor, "MAINPIDFD=1"),
            (.restartReset, "RESTART_RESET=1"),
            (.watchdog, "WATCHDOG=1"),
            (.watchdogTrigger, "WATCHDOG=trigger"),
            (.watchdogInterval(2_000_000), "WATCHDOG_USEC=2000000"),
            (.extendTimeout(30_000_000), "EXTEND_TIMEOUT_USEC=30000000"),
            (.access(.main), "NOTIFYACCESS=main"),
            (.storeDescriptors(named: "log", isPolled: true), "FDSTORE=1\nFDNAME=log"),
            (.storeDescriptors(named: "log", isPolled: false), "FDSTORE=1\nFDNAME=log\nFDPOLL=0"),
            (.removeDescriptors(named: "log"), "FDSTOREREMOVE=1\nFDNAME=log"),
            (.other(name: "X_NEWS", value: "good"), "X_NEWS=good"),
        ] as [(ServiceMessage, String)])
    func assignment(message: ServiceMessage, expected: String) {
        #expect(message.assignment == expected)
    }

    @Test func aTextCannotBeginAnotherAssignment() {
        #expect(ServiceMessage.status("a\nREADY=1\r\nb\0c").assignment == "STATUS=a READY=1 b␀c")
        let field = ServiceMessage.storeDescriptors(named: "a\nMAINPID=1", isPolled: true).assignment
        #expect(field.split(separator: "\n") == ["FDSTORE=1", "FDNAME=a MAINPID=1"])
        let other = ServiceMessage.other(name: "X_A\nMAINPID", value: "1").assignment
        #expect(other == "X_A MAINPID=1")
    }

    @Test(
        "What systemctl shows of a status cannot drive a terminal",
        arguments: [
            ("a\u{1B}[2Jb\u{7}", "a␛[2Jb␇"), ("\u{9B}31m", "�31m"),
            ("evil\u{202E}txt.exe", "evil�txt.exe"), ("新华社 · Ünïcødé 👩‍👧", "新华社 · Ünïcødé 👩‍👧"),
            ("a\u{2028}b", "a b"),
        ])
    func statusIsFitToBeShown(text: String, expected: String) {
        #expect(ServiceMessage.status(text).assignment == "STATUS=" + expected)
    }

    @Test func aLongStatusIsCutSinceSystemdDropsLongMessages() {
        let long = ServiceMessage.status(String(repeating: "ä", count: 4000)).assignment
        #expect(long.utf8.count <= ServiceMessage.longestStatus + 7 && long.hasSuffix("ä…"))
        let fitting = String(repeating: "ä", count: 1024)
        #expect(ServiceMessage.status(fitting).assignment == "STATUS=" + fitting)
    }

    @Test func messagesGoTogetherInOneDatagram() {
        #expect(ServiceMessage.datagram([.ready, .status("up")]) == "READY=1\nSTATUS=up")
    }
}
