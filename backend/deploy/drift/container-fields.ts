import { phrase } from "../../../common/phrase";
import type { ContainerFacts, ImageDefaults } from "../../exec/container-facts";
import type { ComposeModel, ComposeService } from "../compose/compose-model";
import { differing, differingKey, type Difference } from "./differing";

export interface Compared {
    service: ComposeService;
    model: ComposeModel;
    facts: ContainerFacts;
    image: ImageDefaults;
}

const NONE = phrase("value.none");
const JOINED = phrase("value.joined");

/** Compose writes a dollar sign twice where it shows a resolved model. */
const plain = (text: string) => text.replaceAll("$$", "$");

function keyFields(
    what: string,
    expected: Readonly<Record<string, string>>,
    actual: Readonly<Record<string, string>>,
): Difference[] {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort();
    return keys
        .filter((key) => expected[key] !== actual[key])
        .map((key) => differingKey(`${what} ${key}`, key in expected, key in actual));
}

function environmentFields({ service, facts, image }: Compared): Difference[] {
    const own = Object.entries(service.environment ?? {}).flatMap(([key, value]) =>
        value === null ? [] : [[key, plain(value)] as const],
    );
    return keyFields("environment", { ...image.environment, ...Object.fromEntries(own) }, facts.environment);
}

function labelFields({ service, facts, image }: Compared): Difference[] {
    const own = Object.entries(service.labels ?? {}).map(([key, value]) => [key, plain(value)] as const);
    const expected = { ...image.labels, ...Object.fromEntries(own) };
    const known = ([key]: [string, string]) => key in expected || !key.startsWith("com.docker.");
    return keyFields("labels", expected, Object.fromEntries(Object.entries(facts.labels).filter(known)));
}

const portWords = (places: readonly { address: string; published: string }[]) =>
    places
        .map(({ address, published }) => `${address ? `${address}:` : ""}${published || "any"}`)
        .sort()
        .join(", ");

function portFields({ service, facts }: Compared): Difference[] {
    const expected = new Map<string, { address: string; published: string }[]>();
    for (const { target, protocol = "tcp", published = "", host_ip: address = "" } of service.ports ?? []) {
        const port = `${target}/${protocol}`;
        const one = { address, published: published === "0" ? "" : published };
        expected.set(port, [...(expected.get(port) ?? []), one]);
    }
    const ports = [...new Set([...expected.keys(), ...Object.keys(facts.ports)])];
    return ports.flatMap((port) => {
        const [released, actual] = [expected.get(port) ?? [], facts.ports[port] ?? []];
        // Out of a range the engine chose one.
        const open = released.some(({ published }) => published.includes("-")) && actual.length > 0;
        const normal = actual.map((one) => ({ ...one, published: one.published === "0" ? "" : one.published }));
        return open || portWords(released) === portWords(normal)
            ? []
            : [differing(`ports ${port}`, portWords(released) || NONE, portWords(normal) || NONE)];
    });
}

function mountFields({ service, model, facts }: Compared): Difference[] {
    const place = (type: string, source: string, readOnly: boolean) =>
        `${source === "" ? type : source}${readOnly ? ", read-only" : ""}`;
    const expected = new Map(
        (service.volumes ?? []).map(({ type, source = "", target, read_only: readOnly = false }) => {
            const name =
                type === "volume" ? ((model.volumes?.[source] as { name?: string } | null)?.name ?? source) : source;
            // A volume without a name has one of its own in each container.
            return [target, { words: place(type, name, readOnly), isKnown: type === "bind" || name !== "" }] as const;
        }),
    );
    const actual = new Map(
        facts.mounts.map(({ type, source, target, readOnly }) => [target, place(type, source, readOnly)] as const),
    );
    return [...expected].flatMap(([target, { words, isKnown }]) => {
        const found = actual.get(target);
        return !isKnown || found === words || (found === undefined && words.startsWith("tmpfs"))
            ? []
            : [differing(`mount ${target}`, words, found ?? phrase("value.absent"))];
    });
}

function networkFields({ service, model, facts }: Compared): Difference[] {
    if (service.network_mode !== undefined) {
        return [];
    }
    const nameOf = (key: string) => (model.networks?.[key] as { name?: string } | null)?.name ?? key;
    const expected = Object.keys(service.networks ?? {}).map(nameOf);
    const gone = expected.filter((name) => !facts.networks.includes(name));
    const added = facts.networks.filter((name) => !expected.includes(name));
    return [
        ...gone.map((name) => differing(`network ${name}`, JOINED, phrase("value.absent"))),
        ...added.map((name) => differing(`network ${name}`, phrase("value.absent"), JOINED)),
    ];
}

function settingFields({ service, facts }: Compared): Difference[] {
    const fields: Difference[] = [];
    const limits = service.deploy?.resources?.limits;
    const add = (field: string, released: string | number, actual: string | number) =>
        released === actual || fields.push(differing(field, `${released}`, `${actual}`));
    if (!service.deploy?.restart_policy) {
        add("restart", service.restart ?? "no", facts.restart);
    }
    add("memory limit", Number(service.mem_limit ?? limits?.memory ?? 0), facts.memoryBytes);
    add("cpu limit", Number(service.cpus ?? limits?.cpus ?? 0), facts.cpus);
    return fields;
}

/** What of a container is not as its service says, down to the key; values of variables and labels are left out. */
export function containerFields(compared: Compared): Difference[] {
    return [environmentFields, portFields, mountFields, networkFields, labelFields, settingFields].flatMap((compare) =>
        compare(compared),
    );
}
