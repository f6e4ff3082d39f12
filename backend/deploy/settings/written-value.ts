import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from "yaml";
import type { z } from "zod";
import { nearestWord } from "../../../common/nearest-word";
import { plainType } from "../../../common/plain-type";
import { settingsInvalid } from "./settings-error";

/** More than anybody writes; aliases that multiply each other end here. */
const MAX_NODES = 20_000;
const MAX_DEPTH = 20;

export interface Writing {
    /** For errors. */
    place: string;
    document: Document;
    /** The text that the document was parsed from. */
    text: string;
    /** In an `x-` section compose reads `$$` as `$`; so do we. */
    dollars: boolean;
}

type Shape = Record<string, z.ZodType>;

const asCamelCase = (key: string) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Reads YAML along a schema: keys also in snake_case, with the line of each value. */
export class WrittenValues {
    /** By path, counted from 1. */
    readonly lines: Record<string, number> = {};
    #nodes = 0;
    /** Where lines end; asked for each value. */
    #ends: number[] | null = null;

    constructor(private readonly writing: Writing) {}

    /**
     * The value as the schema names its keys; what the schema says about values is not judged yet.
     * @throws CicdError SETTINGS_INVALID for a key that nobody knows, a value that is missing, or far too much
     */
    read(written: unknown, schema: z.ZodType, path: readonly string[]): unknown {
        const node = this.#resolved(written, path);
        if (isScalar(node) && node.value === null && path.length > 0) {
            throw this.#wrong(node, `"${path.at(-1)}" has no value; leave it out to keep the stack's own`);
        }
        const { type } = plainType(schema);
        if (isMap(node) && type.def.type === "object") {
            return this.#object(node, (type as z.ZodObject).shape as Shape, path);
        }
        if (isMap(node) && type.def.type === "record") {
            const value = (type as z.ZodRecord).valueType as z.ZodType;
            return plainType(value).type.def.type === "object"
                ? this.#named(node, value, path)
                : this.#record(node, path);
        }
        if (isSeq(node) && type.def.type === "array") {
            const element = (type as z.ZodArray).element as z.ZodType;
            return node.items.map((item, index) => this.read(item, element, [...path, String(index)]));
        }
        return isScalar(node) ? this.#text(node.value) : this.#plain(node, path);
    }

    #object(map: YAMLMap, shape: Shape, path: readonly string[]): Record<string, unknown> {
        const known = Object.keys(shape);
        const value: Record<string, unknown> = {};
        for (const [key, node, at] of this.#entries(map, path)) {
            const name = known.includes(key) ? key : asCamelCase(key);
            if (!known.includes(name)) {
                const nearest = nearestWord(name, known);
                const advice = nearest ? `did you mean "${nearest}"?` : `known here: ${known.join(", ")}`;
                throw this.#wrong(at, `unknown key "${[...path, key].join(".").slice(0, 200)}"; ${advice}`);
            }
            if (Object.hasOwn(value, name)) {
                throw this.#wrong(at, `"${name}" is written twice`);
            }
            this.#note([...path, name], at);
            value[name] = this.read(node, shape[name]!, [...path, name]);
        }
        return value;
    }

    /** Settings of things that have names of their own. */
    #named(map: YAMLMap, schema: z.ZodType, path: readonly string[]): Record<string, unknown> {
        const entries = [...this.#entries(map, path)].map(([key, node, at]) => {
            this.#note([...path, key], at);
            return [key, this.read(node, schema, [...path, key])] as const;
        });
        return Object.fromEntries(entries);
    }

    /** Numbers and truths are taken as they are written, as compose takes them. */
    #record(map: YAMLMap, path: readonly string[]): Record<string, unknown> {
        const value: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
        for (const [key, written, at] of this.#entries(map, path)) {
            this.#note([...path, key], at);
            const node = this.#resolved(written, [...path, key]);
            const plain = isScalar(node) ? node : null;
            if (plain === null || plain.value === null) {
                throw this.#wrong(at, `"${key.slice(0, 200)}" needs a text as its value`);
            }
            value[key] =
                typeof plain.value === "string" ? this.#text(plain.value) : (plain.source ?? String(plain.value));
        }
        return { ...value };
    }

    /** What stands there, then what `<<` brings from elsewhere. */
    *#entries(map: YAMLMap, path: readonly string[], depth = 0): Generator<[key: string, value: unknown, at: unknown]> {
        if (depth > MAX_DEPTH) {
            throw this.#wrong(map, "there is far too much in it");
        }
        const pairs = map.items as Pair[];
        const keyOf = ({ key }: Pair) => (isScalar(key) ? key.value : key);
        const own = new Set<string>();
        for (const pair of pairs.filter((one) => !isMerge(keyOf(one)))) {
            const key = String(keyOf(pair));
            own.add(key);
            yield [key, pair.value, pair.key];
        }
        for (const pair of pairs.filter((one) => isMerge(keyOf(one)))) {
            const merged = this.#resolved(pair.value, path);
            for (const source of isSeq(merged) ? merged.items : [merged]) {
                const node = this.#resolved(source, path);
                const brought = isMap(node) ? [...this.#entries(node, path, depth + 1)] : [];
                for (const [key, value, at] of brought.filter(([name]) => !own.has(name))) {
                    own.add(key);
                    yield [key, value, at];
                }
            }
        }
    }

    #resolved(written: unknown, path: readonly string[]): Node | undefined {
        const { document } = this.writing;
        this.#nodes += 1;
        const node = (isAlias(written) ? written.resolve(document) : written) as Node | undefined;
        if (this.#nodes > MAX_NODES || path.length > MAX_DEPTH) {
            throw this.#wrong(node, "there is far too much in it");
        }
        if (path.length > 0) {
            this.#note(path, written, false);
        }
        return node;
    }

    #plain(node: Node | undefined, path: readonly string[]): unknown {
        if (isMap(node)) {
            return Object.fromEntries(
                [...this.#entries(node, path)].map(([key, value]) => [key, this.#deeper(value, [...path, key])]),
            );
        }
        return isSeq(node) ? node.items.map((item, index) => this.#deeper(item, [...path, String(index)])) : null;
    }

    #deeper(written: unknown, path: readonly string[]): unknown {
        const node = this.#resolved(written, path);
        return isScalar(node) ? this.#text(node.value) : this.#plain(node, path);
    }

    #text(value: unknown): unknown {
        return typeof value === "string" && this.writing.dollars ? value.replaceAll("$$", "$") : value;
    }

    /** A key says better where something is than its value, which may be anchored elsewhere. */
    #note(path: readonly string[], at: unknown, isKey = true): void {
        const line = this.lineOf(at);
        const name = path.join(".");
        if (line !== null && (isKey || this.lines[name] === undefined)) {
            this.lines[name] = line;
        }
    }

    lineOf(node: unknown): number | null {
        const start = (node as Node | null | undefined)?.range?.[0];
        return start === undefined ? null : this.#lineAt(start);
    }

    #lineAt(offset: number): number {
        this.#ends ??= [...this.writing.text.matchAll(/\n/g)].map(({ index }) => index);
        let [low, high] = [0, this.#ends.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            [low, high] = this.#ends[middle]! < offset ? [middle + 1, high] : [low, middle];
        }
        return low + 1;
    }

    #wrong(node: unknown, reason: string): Error {
        return settingsInvalid(this.writing.place, this.lineOf(node), reason);
    }
}

function isMerge(key: unknown): boolean {
    return key === "<<" || (typeof key === "symbol" && key.description === "<<");
}
