import "./src/without-eval";
import { addCicdPage } from "./embed/cicd-page";
import { findDockgeRoot } from "./embed/dockge-root";
import { followPage } from "./embed/follow-page";
import { followPageLanguage } from "./src/language/follow-page-language";
import styles from "./src/styles/panel.scss?inline";

const sheet = document.createElement("style");
sheet.textContent = styles;
document.head.append(sheet);

async function attach(): Promise<void> {
    const root = await findDockgeRoot();
    await followPageLanguage();
    addCicdPage(root);
    followPage(root);
}

attach().catch((error: Error) => console.warn("CI/CD panels:", error.message));
