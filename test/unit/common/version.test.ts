import { expect, it } from "vitest";
import { VERSION } from "../../../common/version";
import packageJson from "../../../package.json";

it("VERSION is what package.json says", () => expect(VERSION).toBe(packageJson.version));
