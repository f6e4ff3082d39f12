import { describe, expect, it } from "vitest";
import { refuseLocalCaches, usableCaches } from "../../../../backend/deploy/build/cache-entry";

describe("usableCaches()", () => {
    it.each(["registry.example/shop/web:cache", "type=registry,ref=r/a", "type=inline", "type=gha,scope=a"])(
        "takes %s",
        (entry) => {
            expect(usableCaches([entry])).toEqual([entry]);
            expect(refuseLocalCaches([entry], "cacheTo")).toEqual([entry]);
        },
    );

    it.each([
        "type=local,src=/etc",
        "type=registry,type=local,src=/etc",
        "type=registry,TYPE=local,src=/etc",
        '"type=local",src=/etc',
        "src=/etc",
        "type=s3,bucket=b",
        "/etc",
        "",
    ])("leaves out %j, and refuses it in the settings", (entry) => {
        expect(usableCaches([entry])).toEqual([]);
        expect(() => refuseLocalCaches([entry], "cacheTo")).toThrow(/cacheTo/);
    });
});
