/** Shorter values would black out half of a log; they are only masked where they are the whole text. */
const shortestSecret = 6;

/** The characters of `bytes` in Base64 that don't depend on what stands before or after them. */
function base64At(bytes: Buffer, offset: 0 | 1 | 2): string {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    const firstOwn = [0, 2, 3][offset];
    const ownBits = (offset + bytes.length) * 8;
    return encoded.slice(firstOwn, Math.floor(ownBits / 6));
}

/** `base64` and PEM tools break their lines; each full line of a long secret is a form of its own. */
function wrapped(encoded: string): string[] {
    return [64, 76].flatMap((width) =>
        encoded.length <= width ? [] : (encoded.match(new RegExp(`.{1,${width}}`, "g")) ?? []),
    );
}

function base64Forms(bytes: Buffer): string[] {
    const whole = bytes.toString("base64");
    const plain = [whole, ...wrapped(whole), ...([0, 1, 2] as const).map((offset) => base64At(bytes, offset))];
    return plain.flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
}

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

function urlForms(bytes: Buffer): string[] {
    const encoded = encodeURIComponent(bytes.toString());
    const strict = encoded.replace(/[!'()*~]/g, percent);
    return [encoded, strict].flatMap((form) => [
        form,
        form.replaceAll("%20", "+"),
        form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    ]);
}

const unicode = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** As encoders write it that escape more than they must: slashes (PHP), `<>&` (Go), everything beyond ASCII (Python). */
function jsonForms(secret: string): string[] {
    const plain = JSON.stringify(secret).slice(1, -1);
    const slashes = plain.replaceAll("/", "\\/");
    const html = plain.replace(/[<>&\u2028\u2029]/g, unicode);
    const quotes = plain.replace(/[<>&'\u2028\u2029]/g, unicode).replaceAll('\\"', unicode('"'));
    const ascii = [plain, slashes, html].map((form) => form.replace(/[^\x20-\x7e]/g, unicode));
    const forms = [plain, slashes, html, quotes, ...ascii];
    // A document within a document: its quotes and backslashes are escaped once more.
    const nested = [plain, ascii[0]!].map((form) => JSON.stringify(form).slice(1, -1));
    const upper = forms.map((form) => form.replace(/\\u[0-9a-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`));
    return [...forms, ...nested, ...upper];
}

const entities: Record<string, string[]> = {
    "&": ["&amp;", "&#38;", "&#x26;"],
    "<": ["&lt;", "&#60;", "&#x3c;"],
    ">": ["&gt;", "&#62;", "&#x3e;"],
    '"': ["&quot;", "&#34;", "&#x22;"],
    "'": ["&#39;", "&#39;", "&#x27;"],
};

function htmlForms(secret: string): string[] {
    return [0, 1, 2].map((kind) => secret.replace(/[&<>"']/g, (character) => entities[character]![kind]!));
}

/** As shells print it (`set -x`, `printf %q`): with backslashes, or with quotes that end and begin again. */
function shellForms(secret: string): string[] {
    return [secret.replaceAll("'", "'\\''"), secret.replace(/[^\w@%+=:,./-]/g, "\\$&")];
}

/** Plain, as `od` and `hexdump -C` separate it, and as certificates' fingerprints are written. */
function hexForms(bytes: Buffer): string[] {
    const pairs = bytes.toString("hex").match(/../g) ?? [];
    const separated = ["", " ", ":"].map((between) => pairs.join(between));
    const escaped = pairs.map((pair) => `\\x${pair}`).join("");
    return [...separated, ...separated.map((form) => form.toUpperCase()), escaped, percentAll(pairs)];
}

const percentAll = (pairs: readonly string[]) => pairs.map((pair) => `%${pair.toUpperCase()}`).join("");

function lines(secret: string): string[] {
    const all = secret.split(/\r?\n/);
    return all.length < 2 ? [] : all.map((line) => line.trim()).filter((line) => !line.startsWith("-----"));
}

function formsOf(secret: string): string[] {
    const bytes = Buffer.from(secret);
    return [
        secret,
        ...jsonForms(secret),
        ...htmlForms(secret),
        ...shellForms(secret),
        ...lines(secret),
        ...base64Forms(bytes),
        ...urlForms(bytes),
        ...hexForms(bytes),
    ];
}

/** Every spelling in which a secret may turn up in output: raw, by line, JSON, HTML, shell, Base64 (any alignment), URL, hex. */
export function secretForms(secrets: readonly string[]): string[] {
    const long = secrets.filter((secret) => secret.length >= shortestSecret);
    return [...new Set(long.flatMap(formsOf))].filter((form) => form.length >= shortestSecret);
}
