import { describe, expect, it } from "vitest";
import { createMask, MASKED } from "../../../backend/exec/mask";

const secret = 'p@ss/w0rd+"quoted" & ünï';
const pem = ["-----BEGIN KEY-----", "MIIBVgIBADANBgkqhkiG9w0B", "AQEFAASCAT8wggE7AgEAAkEA", "-----END KEY-----"].join(
    "\n",
);
const bytes = Buffer.from(secret);

/** What a program prints that has encoded the secret in the middle of something else. */
const spellings: [string, string][] = [
    ["raw", `x ${secret} y`],
    ["JSON", JSON.stringify({ a: secret })],
    ["URL", `https://h/?q=${encodeURIComponent(secret)}&r=1`],
    ["URL in lower case", encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())],
    ["form", new URLSearchParams({ a: secret }).toString()],
    ["hex", `x${bytes.toString("hex")}y`],
    ["HEX", bytes.toString("hex").toUpperCase()],
    ["JSON of PHP", `{"a":"${JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/")}"}`],
    ["JSON of Python", JSON.stringify(secret).replace(/[^ -~]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)],
    ["JSON of Go", JSON.stringify(secret).replaceAll("&", "\\u0026")],
    ["JSON in JSON", JSON.stringify(JSON.stringify({ a: secret }))],
    ["HTML", `<p>${secret.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}</p>`],
    ["shell", `+ login ${secret.replace(/[^\w@%+=:,./-]/g, "\\$&")}`],
    ["od", bytes.toString("hex").replace(/..(?!$)/g, "$& ")],
    [
        "a fingerprint",
        bytes
            .toString("hex")
            .toUpperCase()
            .replace(/..(?!$)/g, "$&:"),
    ],
    ["hexadecimal escapes", bytes.toString("hex").replace(/../g, "\\x$&")],
    ["URL to the last byte", bytes.toString("hex").toUpperCase().replace(/../g, "%$&")],
    [
        "coloured by grep",
        `x \u001b[01;31m\u001b[K${secret.slice(0, 5)}\u001b[m${secret.slice(5)}`.replace("\u001b[K", ""),
    ],
    ...[0, 1, 2, 3, 4].flatMap((before): [string, string][] => {
        const whole = Buffer.concat([Buffer.from("user:".slice(0, before)), bytes, Buffer.from("tail")]);
        return [
            [`Base64 behind ${before} bytes`, whole.toString("base64")],
            [`base64url behind ${before} bytes`, whole.toString("base64url")],
        ];
    }),
];

describe("createMask()", () => {
    it.each(spellings)("text() hides the secret as %s", (_, printed) => {
        const masked = createMask([secret]).text(printed);
        expect(masked.split(MASKED)).toHaveLength(2);
        const hidden = printed.length - masked.replace(MASKED, "").length;
        expect(hidden).toBeGreaterThanOrEqual(secret.length);
    });

    it.each([0, 1, 2])(
        "text() leaves at most one neighbouring character's bits of Base64 behind %i bytes",
        (before) => {
            const other = (value: string) => Buffer.from("u:".slice(0, before) + value + "tail").toString("base64");
            const masked = createMask([secret]).text(other(secret));
            // Another secret of the same length gives the same rest, but for the two characters at its borders.
            const length = other(secret).length;
            expect(masked.replace(MASKED, "").length).toBeLessThanOrEqual(
                length - Math.floor((bytes.length * 8) / 6) + 2,
            );
        },
    );

    it("text() hides each line of a secret with several lines, but not its banners", () => {
        const masked = createMask([pem]).text(
            `a: MIIBVgIBADANBgkqhkiG9w0B\nb: AQEFAASCAT8wggE7AgEAAkEA\n-----END KEY-----`,
        );
        expect(masked).toBe(`a: ${MASKED}\nb: ${MASKED}\n-----END KEY-----`);
        expect(createMask([pem]).text(`x${pem}y`)).toBe(`x${MASKED}y`);
        expect(createMask([pem]).text(pem.replaceAll("\n", "\\n"))).toBe(MASKED);
    });

    it("text() hides long secrets in Base64 that is broken into lines", () => {
        const long = "0123456789abcdef".repeat(12);
        const wrapped = Buffer.from(long).toString("base64").replace(/.{76}/g, "$&\n");
        expect(createMask([long]).text(wrapped)).toMatch(/^(\[MASKED\]\n?)+$/);
    });

    it.each([0, 7, 20, 50])(
        "text() hides a secret within Base64 that is broken anywhere, behind %i bytes",
        (before) => {
            const whole = Buffer.concat([
                Buffer.alloc(before, "x"),
                Buffer.from("0123456789abcdef".repeat(5)),
                Buffer.from("tail"),
            ]);
            for (const width of [20, 60, 64, 76]) {
                const broken = whole.toString("base64").replace(new RegExp(`.{${width}}`, "g"), "$&\r\n");
                const masked = createMask(["0123456789abcdef".repeat(5)]).text(broken);
                expect(masked.split(MASKED)).toHaveLength(2);
                const left = masked.replace(MASKED, "").replace(/[\r\n]/g, "");
                expect(left.length).toBeLessThanOrEqual(Math.ceil(((before + 4) * 4) / 3) + 6);
            }
        },
    );

    it("text() keeps the colours of what it hides, and other lines whole", () => {
        const mask = createMask(["secret-value"]);
        expect(mask.text("\u001b[31msec\u001b[0mret-value b")).toBe(`\u001b[31m${MASKED}\u001b[0m b`);
        expect(mask.text("secret-\nsecret-v\nother\n")).toBe("secret-\nsecret-v\nother\n");
        expect(mask.text("secret-v\nalue")).toBe(MASKED);
    });

    it("text() leaves nothing of secrets that overlap or contain each other", () => {
        expect(createMask(["abcdef", "defghi"]).text("-abcdefghi-")).toBe(`-${MASKED}-`);
        expect(createMask(["abcdef", "abcdefghijkl"]).text("abcdefghijkl abcdefg")).toBe(`${MASKED} ${MASKED}g`);
        expect(createMask(["bcdefg", "abcdefghi"]).text("xabcdefghx")).toBe(`xa${MASKED}hx`);
        expect(createMask(["aaaaaa"]).text("aaaaaaaaa")).toBe(MASKED);
    });

    it("text() hides short values only where they are all there is", () => {
        const mask = createMask(["main", ""]);
        expect(mask.text("main")).toBe(MASKED);
        expect(mask.text("the main branch")).toBe("the main branch");
        expect(mask.text("")).toBe("");
    });

    it("text() survives values that are no Unicode", () => {
        expect(createMask(["broken\ud800value"]).text("a broken\ud800value")).toBe(`a ${MASKED}`);
    });

    const secrets = [secret, pem, "abcdef", "defghi", "abcabcabd", "main"];
    const texts = [
        ...spellings.map(([, printed]) => printed),
        "abcdefghi abcabcabcabd abcde\nfghi",
        `${pem}\nabcdef`,
        "ab",
        "",
    ];

    it.each(texts.map((text) => [text]))("stream() equals text() wherever %j is split in two", (text) => {
        const mask = createMask(secrets);
        const expected = mask.text(text);
        for (let at = 0; at <= text.length; at += 1) {
            const stream = mask.stream();
            expect(stream.write(text.slice(0, at)) + stream.write(text.slice(at)) + stream.end()).toBe(expected);
        }
    });

    it("stream() equals text() when everything comes in single characters, and gives out only masked text", () => {
        const mask = createMask(secrets);
        const text = texts.join("\n");
        const stream = mask.stream();
        let shown = "";
        for (const character of text.split("")) {
            shown += stream.write(character);
            expect(mask.text(text).startsWith(shown)).toBe(true);
        }
        expect(shown + stream.end()).toBe(mask.text(text));
    });

    it("stream() holds nothing back that can't be the beginning of a secret", () => {
        const stream = createMask(["secret-value"]).stream();
        expect(stream.write("all of this\nsecret-")).toBe("all of this\n");
        expect(stream.write("free")).toBe("secret-free");
        expect(stream.end()).toBe("");
    });

    it("stream() can be used again after end()", () => {
        const stream = createMask(["secret-value"]).stream();
        expect(stream.write("secret-") + stream.end()).toBe("secret-");
        expect(stream.write("value") + stream.end()).toBe("value");
    });

    it("stream() is fast enough for a flood", () => {
        const mask = createMask(Array.from({ length: 20 }, (_, at) => `token-${at}-${"x".repeat(30)}`));
        const stream = mask.stream();
        const chunk = "the quick brown fox jumps over the lazy dog, token by token\n".repeat(1000);
        const started = performance.now();
        for (let at = 0; at < 100; at += 1) {
            stream.write(chunk);
        }
        expect(performance.now() - started).toBeLessThan(3000);
    });
});
