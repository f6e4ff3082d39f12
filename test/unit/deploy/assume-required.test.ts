import { describe, expect, it } from "vitest";
import { readYaml } from "../../../backend/deploy/compose/read-yaml";
import { requiredWithoutValue } from "../../../backend/deploy/environment/assume-required";

const given: Record<string, string> = { SET: "x", EMPTY: "" };
const required = (text: string) => requiredWithoutValue(readYaml("compose.yaml", text), (name) => given[name]);

describe("requiredWithoutValue()", () => {
    it.each([
        ["several in one text", "${A:?a}-${B?b}-${A:?}", ["A", "B"]],
        ["what is empty, where that is not enough", "${EMPTY:?}${EMPTY?}${SET:?}", ["EMPTY"]],
        ["one that another stands in for", "${C:-${D:?}}", ["D"]],
        ["none that nobody asks for", "${SET:-${D:?}} ${E:-1} $F $${G:?}", []],
    ])("names %s", (_, text, names) => {
        expect(required(JSON.stringify({ services: { web: { image: text } } }))).toEqual(names);
    });

    it("looks where compose answers variables, and nowhere else", () => {
        const text = 'x-a: &a {b: "${A:?}"}\nservices: {web: {labels: *a}}\nvolumes: {"${K:?}": {name: "${V:?}"}}\n';
        expect(required(text)).toEqual(["A", "V"]);
        expect(required('x-a: {b: "${A:?}"}\nservices: {}\n')).toEqual([]);
    });
});
