import { z } from "zod";
import { buildConfigSchema } from "./build-config-schema";
import { settingDescriptions } from "./setting-descriptions";

type Json = { [key: string]: unknown };

const isObject = (value: unknown): value is Json =>
    typeof value === "object" && value !== null && !Array.isArray(value);
const asSnakeCase = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A repository writes only what it sets, so nothing is required but what a command needs. */
function fitted(schema: Json, pointer: string, path: string): Json {
    const { items, properties, ...rest } = schema;
    const description = (settingDescriptions as Record<string, string | undefined>)[path];
    return {
        ...(description === undefined ? {} : { description }),
        ...rest,
        ...(isObject(items) ? { items: fitted(items, `${pointer}/items`, "") } : {}),
        ...(isObject(properties) ? { properties: fittedProperties(properties, `${pointer}/properties`, path) } : {}),
    };
}

/** Each key under its own name, and in snake_case as a reference to it. */
function fittedProperties(properties: Json, pointer: string, path: string): Json {
    const own = Object.entries(properties).map(([key, value]) => {
        const inner = fitted(
            value as Json,
            `${pointer}/${key}`,
            path ? `${path}.${key}` : pointer === "#/properties" ? key : "",
        );
        return [key, inner] as const;
    });
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
