import { expect, it } from "vitest";
import { prefixLines } from "../../../../backend/deploy/build/prefix-lines";

it("prefixLines() marks each line once, however it was cut", () => {
    const written: string[] = [];
    const lines = prefixLines("web | ", (text) => written.push(text));
    ["#1 on", "e\n#2 two\n#", "3", " three"].forEach((text) => lines.write(text));
    lines.end();
    lines.end();

    expect(written.join("")).toBe("web | #1 one\nweb | #2 two\nweb | #3 three\n");
});
