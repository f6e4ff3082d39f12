import type { ContainerFacts, ImageDefaults } from "../../exec/container-facts";
import type { ComposeModel, ComposeService } from "../compose/compose-model";

/** One difference between a container and its service. */
export interface ContainerField {
    field: string;
    released: string;
    actual: string;
}

export interface Compared {
    service: ComposeService;
    model: ComposeModel;
    facts: ContainerFacts;
    image: ImageDefaults;
}

/** Compose writes a dollar sign twice where it shows a resolved model. */
const plain = (text: string) => text.replaceAll("$$", "$");

function keyFields(
    what: string,
    expected: Readonly<Record<string, string>>,
    actual: Readonly<Record<string, string>>,
): ContainerField[] {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort();
    return keys
        .filter((key) => expected[key] !== actual[key])
        .map((key) => ({
            field: `${what} ${key}`,
            released: key in expected ? "set" : "absent",
            actual: key in actual ? (key in expected ? "another value" : "set") : "absent",
        }));
}

function environmentFields({ service, facts, image }: Compared): ContainerField[] {
    const own = Object.entries(service.environment ?? {}).flatMap(([key, value]) =>
        value === null ? [] : [[key, plain(value)] as const],
    );
    return keyFields("environment", { ...image.environment, ...Object.fromEntries(own) }, facts.environment);
}

function labelFields({ service, facts, image }: Compared): ContainerField[] {
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

function portFields({ service, facts }: Compared): ContainerField[] {
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
            : [
                  {
                      field: `ports ${port}`,
                      released: portWords(released) || "none",
                      actual: portWords(normal) || "none",
                  },
              ];
    });
}

function mountFields({ service, model, facts }: Compared): ContainerField[] {
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
            : [{ field: `mount ${target}`, released: words, actual: found ?? "absent" }];
    });
}

function networkFields({ service, model, facts }: Compared): ContainerField[] {
    if (service.network_mode !== undefined) {
        return [];
    }
    const nameOf = (key: string) => (model.networks?.[key] as { name?: string } | null)?.name ?? key;
    const expected = Object.keys(service.networks ?? {}).map(nameOf);
    const gone = expected.filter((name) => !facts.networks.includes(name));
    const added = facts.networks.filter((name) => !expected.includes(name));
    return [
        ...gone.map((name) => ({ field: `network ${name}`, released: "joined", actual: "absent" })),
        ...added.map((name) => ({ field: `network ${name}`, released: "absent", actual: "joined" })),
    ];
}

function settingFields({ service, facts }: Compared): ContainerField[] {
    const fields: ContainerField[] = [];
    const limits = service.deploy?.resources?.limits;
    const add = (field: string, released: string | number, actual: string | number) =>
        released === actual || fields.push({ field, released: `${released}`, actual: `${actual}` });
    if (!service.deploy?.restart_policy) {
        add("restart", service.restart ?? "no", facts.restart);
    }
    add("memory limit", Number(service.mem_limit ?? limits?.memory ?? 0), facts.memoryBytes);
    add("cpu limit", Number(service.cpus ?? limits?.cpus ?? 0), facts.cpus);
    return fields;
}

/** What of a container is not as its service says, down to the key; values of variables and labels are left out. */
export function containerFields(compared: Compared): ContainerField[] {
    return [environmentFields, portFields, mountFields, networkFields, labelFields, settingFields].flatMap((compare) =>
        compare(compared),
    );
}
