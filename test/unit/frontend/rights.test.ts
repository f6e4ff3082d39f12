// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import DeploymentRow from "../../../frontend/src/components/DeploymentRow.vue";
import GrantedRights from "../../../frontend/src/components/GrantedRights.vue";
import { deploymentView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

const granted = { grant: "web device /dev/dri", text: "web uses the device /dev/dri", granted: true };
let mounted: ReturnType<typeof mountWith>;
afterEach(() => mounted.wrapper.unmount());

const text = () => (mounted.wrapper.text() + document.body.textContent).replace(/\s+/g, " ");
function press(label: string): void {
    const all = [
        ...document.body.querySelectorAll("button"),
        ...mounted.wrapper.findAll("button").map((one) => one.element),
    ];
    all.find((one) => one.textContent?.includes(label))!.click();
}

describe("a deployment that asked for more", () => {
    it("is granted exactly that beside what was granted before, and tried again", async () => {
        const error = { code: "RIGHT_NOT_GRANTED" as const, message: "More.", hint: "Grant it." };
        const deployment = deploymentView(44, { state: "failed", error });
        const answers = { [CALLS.rights]: () => ({ ok: true, data: { items: [granted] } }) };
        mounted = mountWith(DeploymentRow, { deployment, live: false, liveRelease: 41 }, new FakeChannel(answers));
        press("Review what it asks for");
        await expect.poll(text).toContain("web reads and writes /srv/media of the host");
        press("Grant exactly this and deploy");
        await expect.poll(() => mounted.channel.asked(CALLS.retry)).toEqual([{ deployment: 44 }]);
        expect(mounted.channel.asked(CALLS.saveRights)).toEqual([
            { stack: "shop", grants: ["web device /dev/dri", "web host-path /srv/media"] },
        ]);
    });

    it("offers nothing of the kind for other failures", () => {
        const error = { code: "BUILD_FAILED" as const, message: "No.", hint: "Mend it." };
        const deployment = deploymentView(44, { state: "failed", error });
        mounted = mountWith(DeploymentRow, { deployment, live: false, liveRelease: 41 }, new FakeChannel({}));
        expect(text()).not.toContain("Review what it asks for");
    });
});

describe("GrantedRights", () => {
    it("takes one back and keeps the others", async () => {
        const other = { ...granted, grant: "web privileged container", text: "web runs privileged" };
        const answers = {
            [CALLS.rights]: () => ({ ok: true, data: { items: [granted, other] } }),
            [CALLS.saveRights]: () => ({ ok: true, data: { items: [other] } }),
        };
        mounted = mountWith(GrantedRights, { stack: "shop" }, new FakeChannel(answers));
        await expect.poll(text).toContain("/dev/dri");
        press("Take back");
        await expect.poll(text).not.toContain("/dev/dri");
        expect(mounted.channel.asked(CALLS.saveRights)).toEqual([
            { stack: "shop", grants: ["web privileged container"] },
        ]);
    });
});
