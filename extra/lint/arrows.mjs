/**
 * Who may import whom. `forbidden` folders may not be imported at all, `typesOnly` folders for their types alone.
 * api | socket-handlers | webhooks → use-cases → build-engine → forge-api, git, deploy → exec; forge-api → git; models
 * and common are below all.
 */
const edges = ["api", "socket-handlers", "webhooks"];
const upper = [...edges, "use-cases"];
const engine = [...upper, "build-engine"];

const folders = {
    api: { forbidden: ["socket-handlers", "webhooks"], typesOnly: ["host"] },
    "socket-handlers": { forbidden: ["api", "webhooks"], typesOnly: ["host"] },
    webhooks: { forbidden: ["api", "socket-handlers"], typesOnly: ["host"] },
    "use-cases": { forbidden: edges, typesOnly: ["host"] },
    "build-engine": { forbidden: [...upper, "host"] },
    deploy: { forbidden: [...engine, "host", "forge-api"], typesOnly: ["git"] },
    "forge-api": { forbidden: [...engine, "host", "deploy", "exec"] },
    git: { forbidden: [...engine, "host", "deploy", "forge-api"] },
    notifications: { forbidden: [...engine, "host", "deploy", "forge-api", "git"] },
    exec: { forbidden: [...engine, "host", "deploy", "forge-api", "git", "notifications"] },
    models: { forbidden: [...engine, "host", "deploy", "forge-api", "git", "notifications", "exec"] },
    host: { forbidden: engine },
};

/** Libraries that belong to certain folders; `typesOnly` may name their types. */
const libraries = [
    { names: ["express", "socket.io"], homes: ["host", ...edges], typesOnly: [] },
    { names: ["knex", "@louislam/sqlite3"], homes: ["models"], typesOnly: ["host"] },
    { names: ["child_process", "node:child_process"], homes: ["exec"], typesOnly: [] },
];

const escaped = (name) => name.replaceAll(".", "\\.");
const anyOf = (names) => `(${names.map(escaped).join("|")})`;
const ofFolders = (names) => `^(\\.\\./)+(backend/)?${anyOf(names)}(/|$)`;
const ofLibraries = (names) => `^${anyOf(names)}(/|$)`;

function folderPatterns(folder) {
    const { forbidden = [], typesOnly = [] } = folders[folder];
    const message = `backend/${folder} must not import this folder: arrows point one way (docs/architecture.md).`;
    return [
        { regex: ofFolders([...forbidden, "extension", "index", "dockge"]), message },
        ...(typesOnly.length ? [{ regex: ofFolders(typesOnly), allowTypeImports: true, message }] : []),
        { regex: "^(\\.\\./)+(frontend|test|extra)/", message },
    ];
}

function libraryPatterns(folder) {
    return libraries
        .filter(({ homes }) => !homes.includes(folder))
        .map(({ names, homes, typesOnly }) => ({
            regex: ofLibraries(names),
            message: `${names[0]} belongs to backend/${homes.join(", backend/")}.`,
            ...(typesOnly.includes(folder) ? { allowTypeImports: true } : {}),
        }));
}

const withExtension = {
    regex: "^\\.{1,2}/.*\\.(ts|js)$",
    message: "Relative imports are written without an extension.",
};

const shellCalls = {
    regex: "^(node:)?child_process$",
    importNamePattern: "^exec(Sync)?$",
    message: "exec() takes a shell string: start programs with argv (spawn).",
};

/** `import()` and `require()` are no way around: the same patterns as syntax, types not excepted. */
function dynamicImports(patterns) {
    const plain = patterns.filter((pattern) => !pattern.importNamePattern && pattern !== withExtension);
    return plain.flatMap(({ regex, message }) => {
        // esquery has no escape for "/" inside its regular expressions.
        const written = regex.replaceAll("/", "\\u002F");
        return [
            { selector: `ImportExpression[source.value=/${written}/]`, message },
            { selector: `CallExpression[callee.name="require"][arguments.0.value=/${written}/]`, message },
        ];
    });
}

/** Never a shell string, wherever a process is started. */
export const noShell = [
    { selector: "Property[key.name='shell'][value.value!=false]", message: "Programs are started without a shell." },
    {
        selector: "CallExpression[callee.property.name='execSync'], CallExpression[callee.name='execSync']",
        message: "execSync() takes a shell string: start programs with argv.",
    },
];

function entry(files, patterns, extraSyntax = []) {
    const all = [...patterns, shellCalls, withExtension];
    return {
        name: `arrows ${files[0]}`,
        files,
        rules: {
            "@typescript-eslint/no-restricted-imports": ["error", { patterns: all }],
            "no-restricted-syntax": ["error", ...noShell, ...dynamicImports(patterns), ...extraSyntax],
        },
    };
}

const noBackend = { regex: "^(\\.\\./)+(backend|db|test|extra)(/|$)", message: "This side knows only common/." };
const noServer = {
    regex: `^(node:|${["express", "socket.io", "knex", "child_process"].map(escaped).join("$|")}$)`,
    message: "The pages run in a browser.",
};
const leaf = {
    regex: "^(\\.\\./)+(backend|db|test|extra|frontend)(/|$)",
    message: "common/ imports nothing above it.",
};

/** Flat config entries, one for each folder. */
export const arrows = [
    ...Object.keys(folders).map((folder) =>
        entry([`backend/${folder}/**/*.ts`], [...folderPatterns(folder), ...libraryPatterns(folder)]),
    ),
    entry(["backend/*.ts"], libraryPatterns("")),
    entry(["common/**/*.ts"], [leaf, ...libraryPatterns("")]),
    entry(["db/**/*.ts"], [{ ...leaf, regex: leaf.regex.replace("|db", ""), message: "db/ stands alone." }]),
    entry(["frontend/**/*.ts", "frontend/**/*.vue"], [noBackend, noServer]),
    entry(["extra/**/*.{ts,mjs}"], []),
];
