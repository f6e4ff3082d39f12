import type { englishGit } from "../../said/english-git";

export const spanishGit: Record<(typeof englishGit)[number], string> = {
    "The checks of {url} can't be asked for: {forge} offers none there.":
        "No se pueden consultar las comprobaciones de {url}: {forge} no las ofrece allí.",
    "The repository of this commit is not connected any more.": "El repositorio de este commit ya no está conectado.",
    "Nothing was deployed because of that.": "Por eso no se desplegó nada.",
    "Release the deployment by hand, or take the checks out of its rule.":
        "Libera el despliegue a mano o quita las comprobaciones de su regla.",
    "Deployments go on without it.": "Los despliegues continúan sin ello.",
    "There is no token for the API of {host}, which is needed to {doing}.":
        "No hay ningún token para la API de {host}; hace falta para {doing}.",
    "Choose a credential for the API in the repository's settings; it needs {needs}.":
        "Elige una credencial para la API en la configuración del repositorio; necesita {needs}.",
    "{host} sends logins to an address that is not https.": "{host} envía los accesos a una dirección que no es https.",
    "Nothing was sent there.": "No se envió nada allí.",
    "Have the registry name an https address for its tokens.":
        "Haz que el registro indique una dirección https para sus tokens.",
    '"{name}" is no login at a registry.': "“{name}” no es un acceso a un registro.",
    "There is no such credential.": "Esa credencial no existe.",
    "Credentials for Git are tested with a repository, when it is connected.":
        "Las credenciales para Git se prueban con un repositorio, al conectarlo.",
    "Look at the list of credentials.": "Consulta la lista de credenciales.",
    "{host} accepts the login.": "{host} acepta el acceso.",
    "{host} refuses the login ({status}).": "{host} rechaza el acceso ({status}).",
    "{host} takes no more questions for now (429).": "{host} no admite más consultas por ahora (429).",
    "The commit {sha} is not in the local copy of the repository any more.":
        "El commit {sha} ya no está en la copia local del repositorio.",
    "Deploy the branch, or another commit.": "Despliega la rama u otro commit.",
    "The commit {sha} holds a file at {file}, which Git itself refuses to write.":
        "El commit {sha} contiene un archivo en {file} que el propio Git se niega a escribir.",
    "Nothing was written there, and the running stack was not touched.":
        "No se escribió nada allí y la pila en marcha no se tocó.",
    "Remove or rename that file in the repository.": "Elimina o renombra ese archivo en el repositorio.",
    "The disk is full, so the commit could not be checked out.":
        "El disco está lleno, así que no se pudo hacer checkout del commit.",
    "Free some space where the stacks are, then try again.":
        "Libera espacio donde están las pilas e inténtalo de nuevo.",
    "Look at the log, then try again.": "Revisa el log e inténtalo de nuevo.",
    "It was not sent anywhere.": "No se envió a ninguna parte.",
    "{called} would go to {host} unencrypted, where everybody on the way can read it.":
        "{called} se enviaría a {host} sin cifrar, y cualquiera en el camino podría leerla.",
    "Use the repository's https URL; or allow http in the credential, if you trust the network between both.":
        "Usa la URL https del repositorio; o permite http en la credencial, si confías en la red entre ambos.",
    "{called} belongs to {host}, not to {other}.": "{called} pertenece a {host}, no a {other}.",
    "Add a credential for {host} and choose that one.": "Agrega una credencial para {host} y elígela.",
    "{called} is not an SSH key, but the repository's URL is an SSH one.":
        "{called} no es una clave SSH, pero la URL del repositorio es SSH.",
    "{called} is an SSH key, but the repository's URL is not an SSH one.":
        "{called} es una clave SSH, pero la URL del repositorio no es SSH.",
    "Choose an SSH key, or enter the repository's https URL.":
        "Elige una clave SSH o escribe la URL https del repositorio.",
    "Choose a token or password, or enter the repository's SSH URL.":
        "Elige un token o una contraseña, o escribe la URL SSH del repositorio.",
    "The repository {repository} was not found: it does not exist, or the credential may not see it.":
        "No se encontró el repositorio {repository}: no existe o la credencial no puede verlo.",
    "The repository {repository} was not found: it does not exist, or it is private.":
        "No se encontró el repositorio {repository}: no existe o es privado.",
    "Check the URL, and that the token covers this repository.":
        "Comprueba la URL y que el token incluye este repositorio.",
    "Check the URL; for a private repository choose or add a credential.":
        "Comprueba la URL; si el repositorio es privado, elige o agrega una credencial.",
    "{host} asks for a login for {repository}: it is private, or it does not exist.":
        "{host} pide iniciar sesión para {repository}: es privado o no existe.",
    "Choose or add a credential for this host, or check the URL.":
        "Elige o agrega una credencial para este host o comprueba la URL.",
    "{host} refused the credential for {repository}.": "{host} rechazó la credencial para {repository}.",
    "The token may be wrong, expired or revoked: store a new one and try again.":
        "El token puede ser incorrecto, haber caducado o estar revocado: guarda uno nuevo e inténtalo de nuevo.",
    "{host} does not allow {who} to read {repository}.": "{host} no permite que {who} lea {repository}.",
    "Give the token read access to this repository, or use another one.":
        "Da al token acceso de lectura a este repositorio o usa otro.",
    "Choose or add a credential for this host.": "Elige o agrega una credencial para este host.",
    "{host} refused the SSH key for {repository}.": "{host} rechazó la clave SSH para {repository}.",
    "Add the credential's public key to the repository as a deploy key, or choose another credential.":
        "Agrega la clave pública de la credencial al repositorio como deploy key o elige otra credencial.",
    "The disk is full, so the repository could not be fetched.":
        "El disco está lleno, así que no se pudo descargar el repositorio.",
    "The program that hands the credential to git could not be started.":
        "No se pudo iniciar el programa que entrega la credencial a git.",
    "Mount the stacks folder without noexec, or let this server's user run programs there.":
        "Monta la carpeta de pilas sin noexec o permite que el usuario de este servidor ejecute programas en ella.",
    "{repository} does not have this commit any more.": "{repository} ya no tiene este commit.",
    "It may have been removed by a force push: deploy the branch, or another commit.":
        "Puede que lo haya eliminado un push forzado: despliega la rama u otro commit.",
    "{repository} has no {ref}.": "{repository} no tiene {ref}.",
    "Choose an existing branch or tag.": "Elige una rama o un tag que exista.",
    "The certificate of {host} was not accepted: it is from an authority that this server does not know, has expired, or is for another name.":
        "No se aceptó el certificado de {host}: es de una autoridad que este servidor no conoce, ha caducado o es para otro nombre.",
    "If {host} has a private certificate authority, store that authority's certificate (PEM) for this host.":
        "Si {host} tiene una autoridad certificadora privada, guarda el certificado de esa autoridad (PEM) para este host.",
    "{repository} answers, but not as a Git repository.": "{repository} responde, pero no como repositorio Git.",
    "Use the clone URL that the forge shows, not the address of a page.":
        "Usa la URL de clonación que muestra la forja, no la dirección de una página.",
    "Check the repository's URL and its state at the forge, then try again.":
        "Comprueba la URL del repositorio y su estado en la forja, e inténtalo de nuevo.",
    "{host} sends us from {url} to {location}, which is not followed.":
        "{host} nos redirige de {url} a {location}, y no se sigue esa redirección.",
    "The running stack was not touched, and no credential was sent there.":
        "La pila en marcha no se tocó y no se envió ninguna credencial allí.",
    "If that is the repository's new address, enter {location} as its URL.":
        "Si esa es la dirección nueva del repositorio, escribe {location} como su URL.",
    "The chosen credential is an SSH key, but the repository's URL is not an SSH one.":
        "La credencial elegida es una clave SSH, pero la URL del repositorio no es SSH.",
    "The key was not used.": "La clave no se usó.",
    "Enter the repository's SSH URL, or choose a token or password.":
        "Escribe la URL SSH del repositorio o elige un token o una contraseña.",
    "The GitHub App's private key can't be read.": "No se puede leer la clave privada de la GitHub App.",
    "Paste the .pem file that GitHub handed out, with its first and last line.":
        "Pega el archivo .pem que entregó GitHub, con su primera y su última línea.",
    "{host} knows no such installation of the GitHub App.": "{host} no conoce esa instalación de la GitHub App.",
    "{host} gave no installation token for the GitHub App ({status}).":
        "{host} no dio ningún token de instalación para la GitHub App ({status}).",
    "Check the App's id, the installation's number and the private key, and that this server's clock is right.":
        "Comprueba el id de la App, el número de la instalación y la clave privada, y que el reloj de este servidor está en hora.",
    "Wait until the forge has recovered, then try again.": "Espera a que la forja se recupere e inténtalo de nuevo.",
    "{repository} does not have the commit {ref}.": "{repository} no tiene el commit {ref}.",
    "{repository} has no branch or tag {ref}.": "{repository} no tiene ninguna rama ni ningún tag {ref}.",
    "The host {host} could not be found ({code}).": "No se pudo encontrar el host {host} ({code}).",
    "Check the repository's URL and this server's DNS, then try again.":
        "Comprueba la URL del repositorio y el DNS de este servidor, e inténtalo de nuevo.",
    "Nothing was sent there and nothing was changed.": "No se envió nada allí y no se cambió nada.",
    "Correct the DNS entry, or use the name under which the forge is reached from other machines.":
        "Corrige la entrada DNS o usa el nombre con el que se llega a la forja desde otras máquinas.",
    "The branch {branch} was refused{reason}.": "La rama {branch} se rechazó{reason}.",
    "No other branch was touched, and neither was the running stack.":
        "No se tocó ninguna otra rama, y tampoco la pila en marcha.",
    "Allow the repository's credential to push branches that begin with dockge/, or make the change by hand.":
        "Permite que la credencial del repositorio haga push de ramas que empiecen por dockge/ o haz el cambio a mano.",
    "Nothing was contacted and nothing was changed.": "No se accedió a nada y no se cambió nada.",
    "The certificate of {host} was not accepted ({code}).": "No se aceptó el certificado de {host} ({code}).",
    "The API of {host} did not answer ({error}).": "La API de {host} no respondió ({error}).",
    "Check that the forge runs and is reachable from this server, then try again.":
        "Comprueba que la forja está en marcha y que se llega a ella desde este servidor, e inténtalo de nuevo.",
    "The branch, tag or commit has a name that is not allowed.":
        "La rama, el tag o el commit tiene un nombre que no está permitido.",
    "Use a name without spaces, .. and ~ ^ : ? * [ \\ that does not begin with a dash.":
        "Usa un nombre sin espacios, .. ni ~ ^ : ? * [ \\ y que no empiece por un guion.",
    "Nothing was stored.": "No se guardó nada.",
    "Paste a private key without a passphrase, with its first and last line, or have one generated.":
        "Pega una clave privada sin frase de contraseña, con su primera y su última línea, o haz que se genere una.",
    "{url} is read over SSH, but the chosen credential is not an SSH key.":
        "{url} se lee por SSH, pero la credencial elegida no es una clave SSH.",
    "{url} is read over SSH, which always needs a key.": "{url} se lee por SSH, que siempre necesita una clave.",
    "Nothing was sent anywhere.": "No se envió nada a ninguna parte.",
    "Add an SSH key for {host} and choose it, or enter the repository's HTTPS URL.":
        "Agrega una clave SSH para {host} y elígela, o escribe la URL HTTPS del repositorio.",
    "{host} did not answer as an SSH server.": "{host} no respondió como servidor SSH.",
    "Check host and port of the URL, and that the forge runs, then try again.":
        "Comprueba el host y el puerto de la URL y que la forja está en marcha, e inténtalo de nuevo.",
    "{host} shows another SSH key than the one it was pinned with{shown}.":
        "{host} muestra una clave SSH distinta de la que se había fijado{shown}.",
    "The connection was ended before anything was sent; the running stack was not touched.":
        "La conexión se cerró antes de enviar nada; la pila en marcha no se tocó.",
    "Compare the fingerprint with the one that the forge publishes; if it is right, accept the new key.":
        "Compara la huella con la que publica la forja; si es correcta, acepta la clave nueva.",
    "Nothing was fetched for it, and the running stack was not touched.":
        "No se descargó nada para él y la pila en marcha no se tocó.",
    "Change .gitmodules; with `update = none` there the submodule's folder is left empty.":
        "Cambia .gitmodules; con `update = none` la carpeta del submódulo queda vacía ahí.",
    "Not tested, because another check failed first.": "No se probó, porque antes falló otra comprobación.",
    "Nothing was sent there, no credential either, and the running stack was not touched.":
        "No se envió nada allí, tampoco ninguna credencial, y la pila en marcha no se tocó.",
    "Mend the forge's certificate.": "Arregla el certificado de la forja.",
    "Compare the fingerprint with the forge's own; if it is right, test the connection and pin it there, or store the authority's certificate (PEM) for this host.":
        "Compara la huella con la de la propia forja; si es correcta, prueba la conexión y fíjala allí, o guarda el certificado de la autoridad (PEM) para este host.",
    "{what} was canceled.": "{what} se canceló.",
    "{what} was not finished in time and was ended.": "{what} no acabó a tiempo y se terminó.",
    "Check that the forge answers; if the repository is only large, raise the time limit for the checkout.":
        "Comprueba que la forja responde; si el repositorio simplemente es grande, aumenta el tiempo límite del checkout.",
};
