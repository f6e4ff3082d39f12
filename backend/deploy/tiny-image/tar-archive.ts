const BLOCK = 512;

function header(name: string, size: number): Buffer {
    const block = Buffer.alloc(BLOCK);
    const octal = (value: number, length: number) => value.toString(8).padStart(length - 1, "0");
    block.write(name, 0);
    block.write(octal(0o755, 8), 100);
    block.write(octal(0, 8), 108);
    block.write(octal(0, 8), 116);
    block.write(octal(size, 12), 124);
    block.write(octal(0, 12), 136);
    block.write(" ".repeat(8), 148);
    block.write("0", 156);
    block.write("ustar\u000000", 257, "latin1");
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    return block;
}

/** Executable files by name, as an engine imports them. */
export function tarArchive(files: Readonly<Record<string, Buffer>>): Buffer {
    const parts = Object.entries(files).flatMap(([name, content]) => {
        const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
        return [header(name, content.length), content, padding];
    });
    return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}
