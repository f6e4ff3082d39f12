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

function lines(secret: string): string[] {
    const all = secret.split(/\r?\n/);
    return all.length < 2 ? [] : all.map((line) => line.trim()).filter((line) => !line.startsWith("-----"));
}

function formsOf(secret: string): string[] {
    const bytes = Buffer.from(secret);
    const hex = bytes.toString("hex");
    return [
        secret,
        JSON.stringify(secret).slice(1, -1),
        ...lines(secret),
        ...base64Forms(bytes),
        ...urlForms(bytes),
        hex,
        hex.toUpperCase(),
    ];
}

/** Every spelling in which a secret may turn up in output: raw, by line, JSON, Base64 (any alignment), URL, hex. */
export function secretForms(secrets: readonly string[]): string[] {
    const long = secrets.filter((secret) => secret.length >= shortestSecret);
    return [...new Set(long.flatMap(formsOf))].filter((form) => form.length >= shortestSecret);
}
