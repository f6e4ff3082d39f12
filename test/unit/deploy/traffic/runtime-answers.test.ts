import { describe, expect, it } from "vitest";
import { parseFigures } from "../../../../backend/deploy/traffic/haproxy/server-figures";
import { parseServerState } from "../../../../backend/deploy/traffic/haproxy/server-state";

/** As HAProxy 3.0.11 answered, without the columns that nobody reads. */
const states = `1
# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight
3 p80 1 n1 172.23.0.3 2 0 100 100
3 p80 2 n2 - 0 32 100 100
3 p80 65 s1 172.23.0.2 2 4 128 100
3 p80 66 s2 172.23.0.2 0 12 100 100
3 p80 67 s3 127.0.0.1 0 5 100 100
4 p81 1 n1 fd00::3 2 0 100 100
4 p81 2 n2 172.23.0.9 0 32 100 100

`;

describe("parseServerState()", () => {
    it("tells who serves, who is asked only, and who is out", () => {
        const [, , ...slots] = parseServerState(states);
        expect(slots.slice(0, 3)).toEqual([
            { proxy: "p80", name: "s1", address: "172.23.0.2", up: true, admin: "ready", weight: 128 },
            { proxy: "p80", name: "s2", address: "172.23.0.2", up: false, admin: "drain", weight: 100 },
            { proxy: "p80", name: "s3", address: "127.0.0.1", up: false, admin: "maint", weight: 100 },
        ]);
    });

    it("knows no address of a name that leads nowhere, whatever it led to before", () => {
        const names = parseServerState(states).filter(({ name }) => name === "n2");
        expect(names.map(({ address }) => address)).toEqual(["", ""]);
    });

    it("answers nothing when the switch answers nothing", () => {
        expect(parseServerState("")).toEqual([]);
    });
});

describe("parseFigures()", () => {
    const header = "# pxname,svname,qcur,scur,stot,econ,eresp,wredis,type,hrsp_5xx,srv_abrt,rtime,addr,mode,";
    const { servers: figures, idleClients } = parseFigures(
        [
            header,
            "p80,FRONTEND,,4,9,,,,0,3,,,,http,",
            "p80,s1,1,2,40,1,2,3,2,4,0,17,172.23.0.2:80,http,",
            "p80,s2,0,0,0,0,0,0,2,0,0,0,[fd00::2]:80,http,",
            "p81,s1,0,1,5,0,0,0,2,0,0,0,172.23.0.2:81,tcp,",
            "p80,BACKEND,0,4,9,0,0,0,1,3,0,17,,http,",
            "",
        ].join("\n"),
    );

    it("counts servers only", () => {
        expect(figures.map(({ proxy, name }) => `${proxy}/${name}`)).toEqual(["p80/s1", "p80/s2", "p81/s1"]);
    });

    it("counts what is open and what went wrong in every way", () => {
        expect(figures[0]).toMatchObject({ address: "172.23.0.2", requests: 40, errors: 10, latencyMs: 17, open: 3 });
    });

    it("counts HTTP clients that wait for nothing", () => {
        expect(idleClients).toBe(2);
    });

    it("knows no latency without requests or HTTP", () => {
        expect(figures[1]).toMatchObject({ address: "fd00::2", latencyMs: null });
        expect(figures[2]).toMatchObject({ latencyMs: null, open: 1 });
    });
});
