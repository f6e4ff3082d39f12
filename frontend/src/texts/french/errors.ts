import type { englishErrors } from "../english-errors";

export const frenchErrors: Record<keyof typeof englishErrors, string> = {
    "error.quote": "Selon le serveur :",
    "error.thisServer": "ce serveur",
    "error.unreadable": "La réponse du serveur n’a pas pu être lue.",
    "error.tryAgain": "Réessayez ; si cela se reproduit, consultez le journal du serveur.",
    "error.noAnswer": "{server} n’a pas répondu à temps.",
    "error.extensionMissing": "L’extension CI/CD ne répond pas sur {server}.",
    "error.extensionMissing.safe": "La pile elle-même n’est pas touchée.",
    "error.extensionMissing.hint": "Installez-la aussi là-bas, ou vérifiez que la liaison avec ce serveur fonctionne.",
    "error.otherVersion": "La version de l’extension CI/CD sur {server} n’est pas celle de cette page.",
    "error.otherVersion.hint": "Installez la même version des deux côtés, puis rechargez la page.",
    "error.partNotLoaded": "Cette partie de la page n’a pas pu être chargée.",
    "error.partNotLoaded.hint":
        "Le serveur vient peut-être de redémarrer, ou le réseau est coupé. Si l’échec persiste ensuite, rechargez la page.",
};
