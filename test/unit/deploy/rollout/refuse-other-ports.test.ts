import { expect, test } from "vitest";
import { refuseOtherPorts } from "../../../../backend/deploy/rollout/refuse-other-ports";
import type { ReleaseContent } from "../../../../backend/models/releases";

const route = { switchService: "web-switch", ports: [{ target: 80 }] };
const content = { services: { web: { rollout: { route } }, db: {} } } as unknown as ReleaseContent;
const after = (target: number) => ({
    services: { "web-switch": { ports: [{ published: "8080", target }] }, db: { ports: [{ target: 9 }] } },
});

test("refuseOtherPorts() lets the published port move, and refuses another port in the container", () => {
    expect(() => refuseOtherPorts(content, after(80))).not.toThrow();
    expect(() => refuseOtherPorts(content, after(81))).toThrow(/web would listen on port 81/);
});
