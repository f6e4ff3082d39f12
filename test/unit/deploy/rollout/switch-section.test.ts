import { describe, expect, it } from "vitest";
import type { Route } from "../../../../common/route";
import { switchSection } from "../../../../backend/deploy/rollout/switch-section";
import { stackLayout } from "../../../../backend/deploy/stack-layout";

const route = { service: "web", switchService: "web-switch" } as Route;
const place = { layout: stackLayout("/stacks", "shop"), host: {} };

describe("switchSection()", () => {
    it.each([
        [undefined, "unless-stopped"],
        ["no", "unless-stopped"],
        ["unless-stopped", "unless-stopped"],
        ["always", "always"],
    ])("comes back when a service with restart %s would", (restart, expected) => {
        expect(switchSection(route, { ...place, service: { restart } })).toMatchObject({ restart: expected });
    });

    it("is none behind the user's own proxy", () => {
        expect(switchSection({ ...route, switchService: null }, { ...place, service: {} })).toBeNull();
    });
});
