import { z } from "zod";
import { buildConfigSchema } from "./build-config-schema";
import { commandDescriptions, settingDescriptions } from "./setting-descriptions";

type Json = { [key: string]: unknown };

const isObject = (value: unknown): value is Json =>
    typeof value === "object" && value !== null && !Array.isArray(value);
const asSnakeCase = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const descriptions: Readonly<Record<string, string>> = {
    ...settingDescriptions,
    ...Object.fromEntries(Object.entries(commandDescriptions).map(([key, text]) => [`command.${key}`, text])),
};

/** In YAML a variable's value may look like a number or a truth; it is taken as it is written. */
const scalarsOf = (schema: Json): Json => ({ ...schema, type: ["string", "number", "boolean"] });

/** With a description of each setting, and with references instead of copies for keys in snake_case. */
function fitted(schema: Json, pointer: string, path: string): Json {
    const { items, properties, ...rest } = schema;
    const description = descriptions[path];
    return {
        ...(description === undefined ? {} : { description }),
        ...rest,
        ...(isObject(rest.additionalProperties) ? { additionalProperties: scalarsOf(rest.additionalProperties) } : {}),
        ...(isObject(items) ? { items: fitted(items, `${pointer}/items`, "command") } : {}),
        ...(isObject(properties) ? { properties: fittedProperties(properties, `${pointer}/properties`, path) } : {}),
    };
}

/** Each key under its own name, and in snake_case as a reference to it. */
function fittedProperties(properties: Json, pointer: string, path: string): Json {
    const own = Object.entries(properties).map(
        ([key, value]) => [key, fitted(value as Json, `${pointer}/${key}`, path ? `${path}.${key}` : key)] as const,
    );
    const others = own
        .filter(([key]) => asSnakeCase(key) !== key)
        .map(([key]) => [asSnakeCase(key), { $ref: `${pointer}/${key}` }] as const);
    return Object.fromEntries([...own, ...others]);
}

/** The JSON Schema of `.dockge/cicd.yaml` and of the section `x-cicd`, for completion and checks in editors. */
export function cicdJsonSchema(): Json {
    const { $schema, ...schema } = z.toJSONSchema(buildConfigSchema, { io: "input" }) as Json;
    return {
        $schema,
        title: "Settings of builds and deployments in a repository (.dockge/cicd.yaml, or x-cicd in a compose file)",
        ...fitted(schema, "#", ""),
    };
}
