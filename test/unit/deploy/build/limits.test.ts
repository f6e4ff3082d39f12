import { describe, expect, it } from "vitest";
import { limitsOf } from "../../../../backend/deploy/build/limits";

const GB = 1024 ** 3;
const machine = { cpus: 4, memoryBytes: 8 * GB };
const automatic = { cpus: 0, memoryMb: 0 };

describe("limitsOf()", () => {
    it("leaves half a core and a quarter of the memory when nothing is set", () => {
        expect(limitsOf(automatic, machine)).toEqual({ cpus: 3.5, memoryBytes: 6 * GB });
    });

    it("leaves something to work with when the machine is small", () => {
        expect(limitsOf(automatic, { cpus: 1, memoryBytes: 80 * 1024 ** 2 })).toEqual({
            cpus: 0.5,
            memoryBytes: 64 * 1024 ** 2,
        });
    });

    it("takes what is set", () => {
        expect(limitsOf({ cpus: 1.5, memoryMb: 512 }, machine)).toEqual({ cpus: 1.5, memoryBytes: 512 * 1024 ** 2 });
    });

    it("asks for no more than the engine grants when more is set than there is", () => {
        expect(limitsOf({ cpus: 64, memoryMb: 64 * 1024 }, machine)).toEqual({ cpus: 4, memoryBytes: 8 * GB });
    });

    it("asks for no less than the engine takes", () => {
        expect(limitsOf({ cpus: 0.001, memoryMb: 1 }, machine)).toEqual({ cpus: 0.01, memoryBytes: 6 * 1024 ** 2 });
    });
});
