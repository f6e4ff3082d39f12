import { judgeNetwork, judgeSource, judgeVolume } from "./judge-resources";
import { judgeService } from "./judge-service";
import { mapping, type Mapping } from "./json";
import type { Place } from "./judge-keys";
import type { Finding } from "./right";

/** `include` and `extends` are resolved by the time the model is judged. */
const HARMLESS = ["name", "version", "include"];

type Section = (key: string, value: Mapping, place: Place) => Finding[];

const SECTIONS: Readonly<Record<string, Section>> = {
    services: (key, value, place) => judgeService(value, { ...place, service: key, at: `services.${key}` }),
    networks: judgeNetwork,
    volumes: judgeVolume,
    configs: (key, value, place) => judgeSource(value, { ...place, at: `configs.${key}` }),
    secrets: (key, value, place) => judgeSource(value, { ...place, at: `secrets.${key}` }),
};

/**
 * What a resolved compose model (`config --format json`) asks for beyond its own containers, volumes and networks.
 * Paths are answered as the model has them; `settlePaths` finds out which of them are the stack's own.
 */
export function judgeModel(model: unknown, stack: string): Finding[] {
    return Object.entries(mapping(model)).flatMap(([section, entries]): Finding[] => {
        if (HARMLESS.includes(section) || section.startsWith("x-") || entries === null) {
            return [];
        }
        const judge = Object.hasOwn(SECTIONS, section) ? SECTIONS[section] : undefined;
        if (!judge) {
            return [{ at: section, reason: "this section is not known here" }];
        }
        return Object.entries(mapping(entries)).flatMap(([key, value]) =>
            judge(key, mapping(value), { stack, service: "", at: section }),
        );
    });
}
