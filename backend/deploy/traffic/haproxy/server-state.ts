/** One server of the switch, as `show servers state` tells it. */
export interface ServerState {
    proxy: string;
    name: string;
    /** Empty where the name leads nowhere. */
    address: string;
    /** By its check; without one, always. */
    up: boolean;
    /** What `set server … state` made of it, or the lack of an address. */
    admin: "ready" | "drain" | "maint";
    weight: number;
}

/** Bits of srv_admin_state: set by hand, inherited, for want of an address, by the host name. */
const MAINTENANCE = 0x01 | 0x02 | 0x20 | 0x40;
const NO_ADDRESS = 0x20;
const DRAIN = 0x08 | 0x10;
/** Values of srv_op_state: 0 is stopped, 1 starting, 2 running, 3 stopping. */
const RUNNING = "2";

/** Parses the answer to `show servers state`: a version, the columns' names after a `#`, and a line for each server. */
export function parseServerState(text: string): ServerState[] {
    const lines = text.split("\n").map((line) => line.trim());
    const header = lines.find((line) => line.startsWith("# be_id"));
    const columns = header?.slice(2).split(" ") ?? [];
    const rows = lines.slice(header === undefined ? lines.length : lines.indexOf(header) + 1).filter(Boolean);
    return rows.map((line) => {
        const cells = line.split(" ");
        const cell = (name: string) => cells[columns.indexOf(name)] ?? "";
        const admin = Number(cell("srv_admin_state"));
        const address = cell("srv_addr");
        return {
            proxy: cell("be_name"),
            name: cell("srv_name"),
            address: address === "-" || admin & NO_ADDRESS ? "" : address,
            up: cell("srv_op_state") === RUNNING,
            admin: admin & MAINTENANCE ? "maint" : admin & DRAIN ? "drain" : "ready",
            weight: Number(cell("srv_uweight")),
        };
    });
}
