// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import DeploymentPlan from "../../../frontend/src/components/DeploymentPlan.vue";
import { cannedPlan } from "../../fakes/canned-plan";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

it("DeploymentPlan shows the plan that is kept with a deployment, asked for each time it is opened", async () => {
    const channel = new FakeChannel({ [CALLS.deploymentPlan]: () => ({ ok: true, data: cannedPlan }) });
    const { wrapper } = mountWith(DeploymentPlan, { deployment: 41 }, channel);
    const button = wrapper.find("button");
    for (const times of [1, 2]) {
        await button.trigger("click");
        await expect.poll(() => wrapper.text()).toContain("Interrupted: web, worker, cache");
        expect(wrapper.text()).toContain("compose.override.yaml Keep mine an override file on disk");
        expect(channel.asked(CALLS.deploymentPlan)).toHaveLength(times);
        await button.trigger("click");
        expect(wrapper.text()).not.toContain("Interrupted");
    }
    wrapper.unmount();
});
