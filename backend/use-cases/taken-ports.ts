import type { TakenPortView } from "../../common/adoption-views";
import type { PlanChange } from "../../common/views";
import type { PublishedPort } from "../exec/published-ports";

interface Wanted {
    address: string;
    first: number;
    last: number;
    protocol: string;
}

/** "8080", "127.0.0.1:8080-8090", "[::1]:80", as a plan has them; a port that the engine chooses is none. */
function wantedIn(protocol: string, words: string): Wanted[] {
    return words.split(", ").flatMap((one) => {
        const parts = /^(?:\[?(.*?)\]?:)?(\d+)(?:-(\d+))?$/.exec(one);
        const [, address = "", first, last = first] = parts ?? [];
        return first === undefined
            ? []
            : [
                  {
                      address: /^(0\.0\.0\.0|::)$/.test(address) ? "" : address,
                      first: +first,
                      last: Number(last),
                      protocol,
                  },
              ];
    });
}

function clash(wanted: Wanted, used: PublishedPort): boolean {
    return (
        wanted.protocol === used.protocol &&
        wanted.first <= used.port &&
        used.port <= wanted.last &&
        (wanted.address === "" || used.address === "" || wanted.address === used.address)
    );
}

/** Ports that services of a plan get and containers of somebody else have; each once. */
export function takenPorts(changes: readonly PlanChange[], used: readonly PublishedPort[]): TakenPortView[] {
    const found = changes.flatMap(({ service, fields = [] }) =>
        fields.flatMap(({ field, after }) => {
            const protocol = /^ports \d+\/(\w+)$/.exec(field)?.[1];
            const wanted = protocol === undefined || after === null ? [] : wantedIn(protocol, after);
            const clashing = used.filter((one) => wanted.some((port) => clash(port, one)));
            return clashing.map(({ port, container }) => ({ service, port: `${port}/${protocol}`, by: container }));
        }),
    );
    return [...new Map(found.map((one) => [`${one.service} ${one.port}`, one])).values()];
}
