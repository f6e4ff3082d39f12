import type { englishGit } from "../../said/english-git";

export const chineseGit: Record<(typeof englishGit)[number], string> = {
    "The checks of {url} can't be asked for: {forge} offers none there.":
        "无法查询 {url} 的检查结果：{forge} 在那里不提供检查。",
    "The repository of this commit is not connected any more.": "此提交所属的仓库已不再连接。",
    "Nothing was deployed because of that.": "因此没有部署任何内容。",
    "Release the deployment by hand, or take the checks out of its rule.": "请手动放行此次部署，或从规则中去掉检查。",
    "Deployments go on without it.": "没有它，部署也会继续。",
    "There is no token for the API of {host}, which is needed to {doing}.":
        "没有用于 {host} API 的令牌，因此无法完成此操作：{doing}。",
    "Choose a credential for the API in the repository's settings; it needs {needs}.":
        "请在仓库设置中选择用于 API 的凭据；它需要{needs}。",
    "{host} sends logins to an address that is not https.": "{host} 将登录信息发往一个不是 https 的地址。",
    "Nothing was sent there.": "没有向那里发送任何内容。",
    "Have the registry name an https address for its tokens.": "请让该镜像仓库为令牌提供 https 地址。",
    '"{name}" is no login at a registry.': "“{name}”不是镜像仓库的登录凭据。",
    "There is no such credential.": "没有这个凭据。",
    "Credentials for Git are tested with a repository, when it is connected.": "Git 凭据会在连接仓库时测试。",
    "Look at the list of credentials.": "请查看凭据列表。",
    "{host} accepts the login.": "{host} 接受该登录凭据。",
    "{host} refuses the login ({status}).": "{host} 拒绝该登录凭据（{status}）。",
    "{host} takes no more questions for now (429).": "{host} 暂时不再接受查询（429）。",
    "The commit {sha} is not in the local copy of the repository any more.": "仓库的本地副本中已没有提交 {sha}。",
    "Deploy the branch, or another commit.": "请部署该分支，或另一个提交。",
    "The commit {sha} holds a file at {file}, which Git itself refuses to write.":
        "提交 {sha} 在 {file} 处有一个文件，Git 本身拒绝写入它。",
    "Nothing was written there, and the running stack was not touched.":
        "没有在那里写入任何内容，正在运行的堆栈也没有受到影响。",
    "Remove or rename that file in the repository.": "请在仓库中删除或重命名该文件。",
    "The disk is full, so the commit could not be checked out.": "磁盘已满，因此无法检出该提交。",
    "Free some space where the stacks are, then try again.": "请在存放堆栈的磁盘上腾出一些空间，然后重试。",
    "Look at the log, then try again.": "请查看日志，然后重试。",
    "It was not sent anywhere.": "它没有被发送到任何地方。",
    "{called} would go to {host} unencrypted, where everybody on the way can read it.":
        "{called}会以未加密方式发送到 {host}，途中的任何人都能读取它。",
    "Use the repository's https URL; or allow http in the credential, if you trust the network between both.":
        "请使用仓库的 https URL；如果你信任两者之间的网络，也可以在凭据中允许 http。",
    "{called} belongs to {host}, not to {other}.": "{called}属于 {host}，不属于 {other}。",
    "Add a credential for {host} and choose that one.": "请为 {host} 添加凭据并选择它。",
    "{called} is not an SSH key, but the repository's URL is an SSH one.":
        "{called}不是 SSH 密钥，但仓库的 URL 是 SSH URL。",
    "{called} is an SSH key, but the repository's URL is not an SSH one.":
        "{called}是 SSH 密钥，但仓库的 URL 不是 SSH URL。",
    "Choose an SSH key, or enter the repository's https URL.": "请选择 SSH 密钥，或填写仓库的 https URL。",
    "Choose a token or password, or enter the repository's SSH URL.": "请选择令牌或密码，或填写仓库的 SSH URL。",
    "The repository {repository} was not found: it does not exist, or the credential may not see it.":
        "找不到仓库 {repository}：它不存在，或该凭据无权查看它。",
    "The repository {repository} was not found: it does not exist, or it is private.":
        "找不到仓库 {repository}：它不存在，或是私有仓库。",
    "Check the URL, and that the token covers this repository.": "请检查 URL，以及令牌的范围是否包含此仓库。",
    "Check the URL; for a private repository choose or add a credential.":
        "请检查 URL；如果是私有仓库，请选择或添加凭据。",
    "{host} asks for a login for {repository}: it is private, or it does not exist.":
        "{host} 要求登录后才能访问 {repository}：它是私有仓库，或不存在。",
    "Choose or add a credential for this host, or check the URL.": "请为此主机选择或添加凭据，或检查 URL。",
    "{host} refused the credential for {repository}.": "{host} 拒绝了用于 {repository} 的凭据。",
    "The token may be wrong, expired or revoked: store a new one and try again.":
        "令牌可能有误、已过期或已被吊销：请存储新的令牌后重试。",
    "{host} does not allow {who} to read {repository}.": "{host} 不允许 {who} 读取 {repository}。",
    "Give the token read access to this repository, or use another one.":
        "请为该令牌授予此仓库的读取权限，或使用另一个令牌。",
    "Choose or add a credential for this host.": "请为此主机选择或添加凭据。",
    "{host} refused the SSH key for {repository}.": "{host} 拒绝了用于 {repository} 的 SSH 密钥。",
    "Add the credential's public key to the repository as a deploy key, or choose another credential.":
        "请将该凭据的公钥作为部署密钥添加到仓库，或选择另一个凭据。",
    "The disk is full, so the repository could not be fetched.": "磁盘已满，因此无法获取该仓库。",
    "The program that hands the credential to git could not be started.": "无法启动向 git 提供凭据的程序。",
    "Mount the stacks folder without noexec, or let this server's user run programs there.":
        "挂载堆栈文件夹时请不要使用 noexec，或允许此服务器的用户在那里运行程序。",
    "{repository} does not have this commit any more.": "{repository} 中已没有此提交。",
    "It may have been removed by a force push: deploy the branch, or another commit.":
        "它可能已被强制推送移除：请部署该分支，或另一个提交。",
    "{repository} has no {ref}.": "{repository} 中没有 {ref}。",
    "Choose an existing branch or tag.": "请选择现有的分支或标签。",
    "The certificate of {host} was not accepted: it is from an authority that this server does not know, has expired, or is for another name.":
        "{host} 的证书未被接受：它由此服务器不认识的机构签发、已过期，或属于另一个名称。",
    "If {host} has a private certificate authority, store that authority's certificate (PEM) for this host.":
        "如果 {host} 使用私有证书颁发机构，请为此主机存储该机构的证书（PEM）。",
    "{repository} answers, but not as a Git repository.": "{repository} 有响应，但不是 Git 仓库。",
    "Use the clone URL that the forge shows, not the address of a page.":
        "请使用代码平台显示的克隆 URL，而不是网页地址。",
    "Check the repository's URL and its state at the forge, then try again.":
        "请检查仓库的 URL 及其在代码平台上的状态，然后重试。",
    "{host} sends us from {url} to {location}, which is not followed.":
        "{host} 要求从 {url} 跳转到 {location}，系统没有跟随。",
    "The running stack was not touched, and no credential was sent there.":
        "正在运行的堆栈没有受到影响，也没有向那里发送任何凭据。",
    "If that is the repository's new address, enter {location} as its URL.":
        "如果这是仓库的新地址，请将 {location} 填写为它的 URL。",
    "The chosen credential is an SSH key, but the repository's URL is not an SSH one.":
        "所选凭据是 SSH 密钥，但仓库的 URL 不是 SSH URL。",
    "The key was not used.": "没有使用该密钥。",
    "Enter the repository's SSH URL, or choose a token or password.": "请填写仓库的 SSH URL，或选择令牌或密码。",
    "The GitHub App's private key can't be read.": "无法读取 GitHub App 的私钥。",
    "Paste the .pem file that GitHub handed out, with its first and last line.":
        "请粘贴 GitHub 提供的 .pem 文件，包括首行和末行。",
    "{host} knows no such installation of the GitHub App.": "{host} 没有该 GitHub App 的这个安装。",
    "{host} gave no installation token for the GitHub App ({status}).":
        "{host} 没有为该 GitHub App 提供安装令牌（{status}）。",
    "Check the App's id, the installation's number and the private key, and that this server's clock is right.":
        "请检查 App 的 ID、安装编号和私钥，以及此服务器的时钟是否正确。",
    "Wait until the forge has recovered, then try again.": "请等代码平台恢复后重试。",
    "{repository} does not have the commit {ref}.": "{repository} 中没有提交 {ref}。",
    "{repository} has no branch or tag {ref}.": "{repository} 中没有分支或标签 {ref}。",
    "The host {host} could not be found ({code}).": "找不到主机 {host}（{code}）。",
    "Check the repository's URL and this server's DNS, then try again.":
        "请检查仓库的 URL 和此服务器的 DNS，然后重试。",
    "Nothing was sent there and nothing was changed.": "没有向那里发送任何内容，也没有做任何更改。",
    "Correct the DNS entry, or use the name under which the forge is reached from other machines.":
        "请更正 DNS 记录，或使用其他机器访问该代码平台时所用的名称。",
    "The branch {branch} was refused{reason}.": "分支 {branch} 被拒绝{reason}。",
    "No other branch was touched, and neither was the running stack.":
        "其他分支没有受到影响，正在运行的堆栈也没有受到影响。",
    "Allow the repository's credential to push branches that begin with dockge/, or make the change by hand.":
        "请允许仓库的凭据推送以 dockge/ 开头的分支，或手动进行此修改。",
    "Nothing was contacted and nothing was changed.": "没有连接任何地址，也没有做任何更改。",
    "The certificate of {host} was not accepted ({code}).": "{host} 的证书未被接受（{code}）。",
    "The API of {host} did not answer ({error}).": "{host} 的 API 没有响应（{error}）。",
    "Check that the forge runs and is reachable from this server, then try again.":
        "请检查代码平台是否在运行，以及此服务器能否访问它，然后重试。",
    "The branch, tag or commit has a name that is not allowed.": "该分支、标签或提交的名称不被允许。",
    "Use a name without spaces, .. and ~ ^ : ? * [ \\ that does not begin with a dash.":
        "请使用不含空格、.. 和 ~ ^ : ? * [ \\ 且不以连字符开头的名称。",
    "Nothing was stored.": "没有存储任何内容。",
    "Paste a private key without a passphrase, with its first and last line, or have one generated.":
        "请粘贴没有密码短语的私钥，包括首行和末行，或让系统生成一个。",
    "{url} is read over SSH, but the chosen credential is not an SSH key.":
        "{url} 通过 SSH 读取，但所选凭据不是 SSH 密钥。",
    "{url} is read over SSH, which always needs a key.": "{url} 通过 SSH 读取，而这始终需要密钥。",
    "Nothing was sent anywhere.": "没有向任何地方发送内容。",
    "Add an SSH key for {host} and choose it, or enter the repository's HTTPS URL.":
        "请为 {host} 添加 SSH 密钥并选择它，或填写仓库的 HTTPS URL。",
    "{host} did not answer as an SSH server.": "{host} 没有作为 SSH 服务器响应。",
    "Check host and port of the URL, and that the forge runs, then try again.":
        "请检查 URL 的主机和端口，以及代码平台是否在运行，然后重试。",
    "{host} shows another SSH key than the one it was pinned with{shown}.":
        "{host} 出示的 SSH 密钥与已固定的不同{shown}。",
    "The connection was ended before anything was sent; the running stack was not touched.":
        "连接在发送任何内容之前就已断开；正在运行的堆栈没有受到影响。",
    "Compare the fingerprint with the one that the forge publishes; if it is right, accept the new key.":
        "请将该指纹与代码平台公布的指纹进行比对；如果一致，请接受新密钥。",
    "Nothing was fetched for it, and the running stack was not touched.":
        "没有为它获取任何内容，正在运行的堆栈也没有受到影响。",
    "Change .gitmodules; with `update = none` there the submodule's folder is left empty.":
        "请修改 .gitmodules；在其中设置 `update = none` 后，该子模块的文件夹会留空。",
    "Not tested, because another check failed first.": "未测试，因为在此之前已有另一项检查失败。",
    "Nothing was sent there, no credential either, and the running stack was not touched.":
        "没有向那里发送任何内容，包括凭据；正在运行的堆栈也没有受到影响。",
    "Mend the forge's certificate.": "请修复代码平台的证书。",
    "Compare the fingerprint with the forge's own; if it is right, test the connection and pin it there, or store the authority's certificate (PEM) for this host.":
        "请将该指纹与代码平台自己的指纹进行比对；如果一致，请测试连接并在那里固定它，或为此主机存储该机构的证书（PEM）。",
    "{what} was canceled.": "{what} 已取消。",
    "{what} was not finished in time and was ended.": "{what} 没有按时完成，已被终止。",
    "Check that the forge answers; if the repository is only large, raise the time limit for the checkout.":
        "请检查代码平台是否有响应；如果只是仓库较大，请调高检出的时限。",
};
