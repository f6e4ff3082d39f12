import { expect, it } from "vitest";
import { refuseTakenStack } from "../../../extra/demo/refuse-taken-stack";

const from = (workingDirectory: string) => ({ name: "shop-web-1", workingDirectory });

it("refuseTakenStack() lets the demo go on over nothing, and over what itself has left", () => {
    refuseTakenStack("shop", [], "/clone/.demo/stacks/shop");
    refuseTakenStack("shop", [from("/clone/.demo/stacks/shop")], "/clone/.demo/stacks/shop");
});

it("refuseTakenStack() says what is there, what stayed safe and what to do when another folder has the name", () => {
    const refused = () => refuseTakenStack("shop", [from("/srv/shop")], "/clone/.demo/stacks/shop");
    expect(refused).toThrow(/from \/srv\/shop: shop-web-1\./);
    expect(refused).toThrow(/was not touched/);
    expect(refused).toThrow(/docker compose -p shop down/);
});
