import type { ComparedImage, ComparedImageSide } from "../../../common/compare-views";
import { readYaml } from "../../deploy/compose/read-yaml";
import type { ReleaseContent } from "../../models/releases";

/** By service. */
export type Images = ReadonlyMap<string, ComparedImageSide>;

const ORDER = { changed: 0, added: 1, removed: 2, same: 3 } as const;

/** Without the traffic switches, which no repository names. */
export function releaseImages({ services }: ReleaseContent): Images {
    const switches = new Set(Object.values(services).map(({ rollout }) => rollout?.route?.switchService));
    const own = Object.entries(services).filter(([name]) => !switches.has(name));
    return new Map(
        own.map(([name, { writtenImage, imageId, built }]) => [name, { name: writtenImage, id: imageId, built }]),
    );
}

interface Written {
    image?: unknown;
    build?: unknown;
}

/** What compose files name; later ones win. Empty where one can't be read. */
export function writtenImages(texts: readonly string[]): Images {
    const images = new Map<string, ComparedImageSide>();
    try {
        for (const text of texts) {
            const { services } = readYaml("compose.yaml", text).toJS() as { services?: Record<string, Written | null> };
            for (const [name, service] of Object.entries(services ?? {})) {
                const { image, build } = service ?? {};
                const known = images.get(name) ?? { name: null, id: null, built: false };
                const own = typeof image === "string" ? image : known.name;
                images.set(name, { name: own, id: null, built: known.built || (build ?? null) !== null });
            }
        }
        return images;
    } catch {
        return new Map();
    }
}

function isSame(before: ComparedImageSide, after: ComparedImageSide): boolean {
    if (before.id !== null && after.id !== null) {
        return before.id === after.id;
    }
    // What is built anew may come out the same; nobody knows before.
    return !before.built && !after.built && before.name === after.name;
}

/** What changes first; what stays last. */
export function compareImages(before: Images, after: Images): ComparedImage[] {
    const services = [...new Set([...after.keys(), ...before.keys()])];
    const compared = services.map((service): ComparedImage => {
        const [was, is] = [before.get(service) ?? null, after.get(service) ?? null];
        const change = was === null ? "added" : is === null ? "removed" : isSame(was, is) ? "same" : "changed";
        return { service, change, before: was, after: is };
    });
    return compared.sort((one, other) => ORDER[one.change] - ORDER[other.change]);
}
