import { isMerge } from "../patch/node-regions";
import { isAlias, isMap, isScalar, visit, type Document, type Node, type YAMLMap } from "yaml";

function hasAlias(node: Node | null): boolean {
    let found = false;
    visit(node, {
        Alias() {
            found = true;
            return visit.BREAK;
        },
    });
    return found;
}

/**
 * Edits one service of a compose document in place, so that the comments around it survive. What is shared with others
 * through anchors is copied first: an edit here must not change anybody else.
 */
export class ServiceEditor {
    constructor(
        private readonly document: Document,
        readonly name: string,
    ) {}

    get #services(): YAMLMap {
        const node = this.document.get("services", true) as unknown;
        if (!isMap(node)) {
            this.document.set("services", this.document.createNode((this.document.toJS() as Js).services));
        }
        return this.document.get("services", true) as unknown as YAMLMap;
    }

    #own(): YAMLMap {
        const node = this.#services.get(this.name, true) as unknown;
        return isMap(node) ? node : this.#unshare();
    }

    /** Replaces the service by a copy of its own, without aliases. */
    #unshare(): YAMLMap {
        const services = (this.document.toJS() as Js).services as Record<string, unknown>;
        this.#services.set(
            this.name,
            this.document.createNode(services[this.name] ?? {}, { aliasDuplicateObjects: false }),
        );
        return this.#services.get(this.name, true) as unknown as YAMLMap;
    }

    #merges(map: YAMLMap): boolean {
        return map.items.some(isMerge);
    }

    /** The value with anchors resolved; undefined when there is none. */
    get(key: string): unknown {
        const services = (this.document.toJS() as Js).services as Record<string, Record<string, unknown> | null>;
        return services[this.name]?.[key];
    }

    set(key: string, value: unknown): void {
        const map = this.#own();
        const current = map.get(key, true) as unknown;
        if (isScalar(current) && !current.anchor && typeof value === "string") {
            current.value = value;
            return;
        }
        map.set(key, this.document.createNode(value, { aliasDuplicateObjects: false }));
    }

    delete(key: string): void {
        const map = this.#own();
        if (this.#merges(map) && this.get(key) !== undefined) {
            this.#unshare().delete(key);
            return;
        }
        map.delete(key);
    }

    /** The node of a value, safe to edit; undefined when there is none. */
    node(key: string): Node | undefined {
        const map = this.#own();
        const value = map.get(key, true) as unknown as Node | undefined;
        if (value === undefined ? this.get(key) !== undefined : isAlias(value) || hasAlias(value)) {
            map.set(key, this.document.createNode(this.get(key), { aliasDuplicateObjects: false }));
        }
        return map.get(key, true) as unknown as Node | undefined;
    }
}

type Js = Record<string, unknown>;

/** Copies every service that borrows from another service, so that editing one leaves the other alone. */
export function unshareServices(document: Document, names: readonly string[]): void {
    const anchors = new Set<string>();
    visit(document.get("services", true) as unknown as Node, {
        Node(_, node) {
            if ("anchor" in node && node.anchor) {
                anchors.add(node.anchor);
            }
        },
    });
    const services = document.toJS() as { services: Record<string, unknown> };
    if (!isMap(document.get("services", true))) {
        document.set("services", document.createNode(services.services, { aliasDuplicateObjects: false }));
        return;
    }
    const map = document.get("services", true) as unknown as YAMLMap;
    for (const name of names) {
        let borrows = false;
        visit(map.get(name, true) as unknown as Node, {
            Alias(_, alias) {
                borrows ||= anchors.has(alias.source);
            },
        });
        if (borrows) {
            map.set(name, document.createNode(services.services[name], { aliasDuplicateObjects: false }));
        }
    }
}
