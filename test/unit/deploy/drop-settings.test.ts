import { describe, expect, it } from "vitest";
import { readYaml } from "../../../backend/deploy/compose/read-yaml";
import { dropSettings } from "../../../backend/deploy/prepare/drop-settings";
import { documentText } from "../../../backend/deploy/render/document-text";

function without(text: string): string {
    const document = readYaml("compose.yaml", text);
    dropSettings(document);
    return documentText(document, text);
}

const services = "services:\n  # the site\n  web:\n    image: nginx # pinned below\n";

describe("dropSettings()", () => {
    it.each([
        ["in front", `x-cicd:\n  commands:\n    test:\n      - { run: 'echo $(date)', image: busybox }\n${services}`],
        ["behind", `${services}x-cicd:\n  build_args: &mine { A: "\${B:?}" }\n  environment: *mine\n`],
    ])("takes the section out when it stands %s, and leaves the rest as it is written", (_, text) => {
        expect(without(text)).toBe(services);
    });

    it("leaves a file without the section alone", () => {
        expect(without(services)).toBe(services);
    });

    it("leaves the section in when a service takes something from it", () => {
        const text = `x-cicd:\n  environment: &env { A: b }\nservices:\n  web:\n    image: nginx\n    environment: *env\n`;
        expect(without(text)).toBe(text);
    });

    it("takes it out when it takes something from a service", () => {
        const text = `services:\n  web:\n    image: nginx\n    environment: &env { A: b }\nx-cicd:\n  environment: *env\n`;
        expect(without(text)).not.toContain("x-cicd");
    });
});
