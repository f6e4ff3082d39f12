import { expect, it } from "vitest";
import { sourcePolicy } from "../../../../backend/deploy/build/source-policy";

it("sourcePolicy() lets a build start from its own stack's images and from granted ones", () => {
    const grants = ["web foreign-image localhost/base/tools:1", "web host-path /etc", "nonsense"];
    const rules = sourcePolicy("shop", grants).rules.map(({ action, selector }) => [action, selector.identifier]);

    expect(rules).toEqual([
        ["DENY", "docker-image://localhost/*"],
        ["ALLOW", "docker-image://localhost/shop/*"],
        ["ALLOW", "docker-image://localhost/base/tools:1"],
        ["ALLOW", "docker-image://localhost/base/tools:1:latest"],
    ]);
});
