import { describe, expect, it } from "vitest";
import { switchImage } from "../../../../backend/deploy/traffic/haproxy/switch-image";
import { switchLayout } from "../../../../backend/deploy/traffic/haproxy/switch-layout";
import { ownUser, switchService } from "../../../../backend/deploy/traffic/haproxy/switch-service";

describe("switchService()", () => {
    const layout = switchLayout({ home: "/stacks/.cicd/shop" }, "web");
    const section = switchService({ layout, image: "haproxy-test:1", user: ownUser() });

    it("mounts its configuration read-only, and only its sockets writable", () => {
        expect(section.volumes).toEqual([
            expect.objectContaining({ source: "/stacks/.cicd/shop/switch/web/config", read_only: true }),
            expect.not.objectContaining({ read_only: true }),
        ]);
        expect(section.read_only).toBe(true);
    });

    it("gives it no rights of its own", () => {
        expect(section).toMatchObject({ cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] });
        expect(section.user).toMatch(/^\d+:\d+$/);
    });
});

describe("switchImage()", () => {
    it("is pinned by its digest unless the host names another one", () => {
        expect(switchImage({})).toMatch(/^haproxy:3[\d.a-z-]+@sha256:[0-9a-f]{64}$/);
        expect(switchImage({ DOCKGE_CICD_SWITCH_IMAGE: "haproxy-test:1" })).toBe("haproxy-test:1");
    });
});
