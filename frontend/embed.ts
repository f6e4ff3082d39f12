import { findDockgeRoot } from "./embed/dockge-root";
import { followPage } from "./embed/follow-page";
import styles from "./src/styles/panel.scss?inline";

const sheet = document.createElement("style");
sheet.textContent = styles;
document.head.append(sheet);

findDockgeRoot().then(followPage, (error) => console.warn("CI/CD panels:", error.message));
