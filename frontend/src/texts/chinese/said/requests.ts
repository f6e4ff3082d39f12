import type { englishRequests } from "../../said/english-requests";

export const chineseRequests: Record<(typeof englishRequests)[number], string> = {
    'It is not known which version of the files of "{stack}" this page shows, since the connection or the server was renewed.':
        "由于连接或服务器已更新，无法确定此页面显示的是“{stack}”文件的哪个版本。",
    'The files of "{stack}" were changed since this page read them, by a deployment or by somebody else.':
        "在此页面读取“{stack}”的文件之后，它们已被某次部署或其他人更改。",
    "Your text was not saved, and what runs was not touched.": "你的文本没有保存，正在运行的内容没有受到影响。",
    "Copy your change, discard it here so that the page reads the files again, and make it once more.":
        "请复制你的改动，在这里将其放弃以便页面重新读取文件，然后再做一次修改。",
    "This command must not be cut off, as its settings say.": "按照设置，此命令不可中断。",
    "Wait for its end; its time limit of {timeout} s ends it at the latest.":
        "请等它结束；最迟在 {timeout} 秒的时限到达时会结束。",
    "This run has ended already.": "此次运行已经结束。",
    "There is nothing to cancel; look at its log.": "没有可以取消的内容；请查看它的日志。",
    'The stack "{stack}" has no job "{name}".': "堆栈“{stack}”没有任务“{name}”。",
    "It has: {names}.": "现有：{names}。",
    "It has none yet: add one first.": "目前还没有任务：请先添加一个。",
    "There is no run {id}.": "没有运行记录 {id}。",
    "Look at the list of runs; of each job the newest 100 are kept.": "请查看运行列表；每个任务保留最近的 100 次运行。",
    'The job "{name}" is at work already{id}.': "任务“{name}”已在运行{id}。",
    "No second one was begun.": "没有再启动第二次。",
    "Wait for its end, or cancel it, then run it again.": "请等它结束，或将其取消，然后重新运行。",
    "The stack has {count} commands at work or waiting already.": "此堆栈已有 {count} 条命令正在运行或等待。",
    "No further one was begun.": "没有再启动新的命令。",
    "Wait for the end of one, or cancel one.": "请等其中一条结束，或取消一条。",
    "The stack has {count} jobs already.": "此堆栈已有 {count} 个任务。",
    "Delete one that is not needed any more first.": "请先删除一个不再需要的任务。",
    'The stack "{stack}" is not connected to a Git repository, so it has no releases.':
        "堆栈“{stack}”没有连接到 Git 仓库，因此没有发布版本。",
    "Connect it first; what runs then becomes release #0.": "请先连接；届时正在运行的内容会成为发布版本 #0。",
    '"{stack}" has {count} build secrets already.': "“{stack}”已有 {count} 个构建机密。",
    "Delete those that no build uses.": "请删除没有任何构建使用的机密。",
    '"{stack}" has no build secret "{name}".': "“{stack}”没有构建机密“{name}”。",
    "Look at the list of its build secrets.": "请查看它的构建机密列表。",
    'There is a login at {host} already: "{name}".': "{host} 已有登录凭据：“{name}”。",
    "Give that one another secret, or delete it first.": "请为那个凭据更换密码，或先删除它。",
    "A repository still uses this credential.": "仍有仓库在使用此凭据。",
    "It was not deleted.": "它没有被删除。",
    "Give the repository another credential first.": "请先为该仓库换用另一个凭据。",
    "Enter the address under which the forge reaches this server, or let this server look for commits.":
        "请填写代码平台可以访问此服务器的地址，或让此服务器自行查找提交。",
    "The webhook at {host} is switched off, or sends no pushes.": "{host} 上的 Webhook 已停用，或不发送推送事件。",
    "The webhook at {host} leads to {url}, but this server is at {here}.":
        "{host} 上的 Webhook 指向 {url}，但此服务器的地址是 {here}。",
    "Create it again to mend it.": "请重新创建以修复它。",
    "{host} has no webhook that leads to this server.": "{host} 上没有指向此服务器的 Webhook。",
    "Create it, here or there.": "请在这里或那里创建它。",
    "These are not the keys that {host} offers now.": "这些不是 {host} 现在提供的密钥。",
    "The pinned keys were not changed.": "已固定的密钥没有更改。",
    "Test the connection again, and compare the fingerprints that it shows.": "请再次测试连接，并比对显示的指纹。",
    "This is not a certificate in PEM form.": "这不是 PEM 格式的证书。",
    "Paste the authority's certificate, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.":
        "请粘贴该机构的证书，从 -----BEGIN CERTIFICATE----- 到 -----END CERTIFICATE-----。",
    "There is no such token.": "没有这个令牌。",
    "It may have been revoked before.": "它可能此前已被吊销。",
    "{host} shows no certificate: it does not answer, or not over TLS.":
        "{host} 没有出示证书：它没有响应，或没有通过 TLS 响应。",
    "Check the host and its port, and that the forge runs.": "请检查主机及其端口，以及代码平台是否在运行。",
    "This is not the certificate that {host} shows now: that one is {fingerprint}.":
        "这不是 {host} 现在出示的证书：现在的证书是 {fingerprint}。",
    "Look at the certificate again, and compare its fingerprint.": "请重新查看证书，并比对它的指纹。",
    "{problem} To pin it would not help.": "{problem} 固定它也无济于事。",
    "Mend the forge's certificate, or use the name that it is for.": "请修复代码平台的证书，或使用证书所属的名称。",
    "Deployment {id} is {state}.": "部署 {id} 的状态是 {state}。",
    "The order of the queue was not changed.": "队列的顺序没有更改。",
    "Only what is queued has a place in line: GET /queue lists it.":
        "只有排队中的部署才有队列位置：GET /queue 会列出它们。",
    "Deployment {id} is {state}; it does not wait for anything.": "部署 {id} 的状态是 {state}；它没有在等待任何事情。",
    "Only a waiting deployment can be released.": "只有等待中的部署才能放行。",
    "There is no API for webhooks known at {url}.": "在 {url} 没有已知的 Webhook API。",
    "Choose the right forge in the repository's settings, or set the webhook up there by hand.":
        "请在仓库设置中选择正确的代码平台，或在那里手动设置 Webhook。",
    "Patterns look like release/* or apps/shop/**, ranges like >=1.2 <2.":
        "匹配模式形如 release/* 或 apps/shop/**，版本范围形如 >=1.2 <2。",
    "The port of webhooks is set to {port} by DOCKGE_CICD_HOOK_PORT.":
        "Webhook 的端口已由 DOCKGE_CICD_HOOK_PORT 设为 {port}。",
    "Change the variable and restart the server, or leave the port as it is.":
        "请更改该变量并重启服务器，或保留现有端口。",
    "This delivery is not kept any more.": "此投递已不再保留。",
    "Deploy the commit by hand instead.": "请改为手动部署该提交。",
    '"{right}" is no right that can be granted.': "“{right}”不是可以授予的权限。",
    "Take the grants from the plan, as they are.": "请原样使用计划中列出的权限。",
    'The stack "{stack}" has no release with the id {release} that was ever live.':
        "堆栈“{stack}”没有 ID 为 {release} 且曾上线的发布版本。",
    "No volumes are kept with release #{number}.": "发布版本 #{number} 没有保留数据卷的副本。",
    "Roll back without the volumes, or choose a release that has them.":
        "请在不恢复数据卷的情况下回滚，或选择保留了数据卷的发布版本。",
    "Release #{number} is live: what is in its volumes now would be kept in place of its copies.":
        "发布版本 #{number} 正在线上：如果恢复，就会先保存它的数据卷的现有内容，并取代它的副本。",
    "Roll back without the volumes, or choose another release.": "请在不恢复数据卷的情况下回滚，或选择另一个发布版本。",
    "The image {reference} of {service} in release #{number} is no longer on this machine, and nothing says where it came from.":
        "发布版本 #{number} 中 {service} 的镜像 {reference} 已不在本机上，也没有记录表明它来自哪里。",
    "Deploy commit {sha} instead: that finds another image.": "请改为部署提交 {sha}：这样会得到另一个镜像。",
    "Deployment {id} is still {state}.": "部署 {id} 的状态仍是 {state}。",
    "Wait for its end, or cancel it first.": "请等它结束，或先将其取消。",
    "There is no deployment {id}.": "没有部署 {id}。",
    "Look at the list of deployments.": "请查看部署列表。",
    "A test delivery of {host} has arrived.": "{host} 的测试投递已到达。",
    "The webhook is set up; {host} can't send a test, so the first push will show that it arrives.":
        "Webhook 已设置好；{host} 无法发送测试，因此要等第一次推送才能确认它能到达。",
    "The webhook is set up, but {host} sends no test at the moment ({answered}).":
        "Webhook 已设置好，但 {host} 目前不发送测试（{answered}）。",
    "Check it again in a minute.": "请过一分钟再检查一次。",
    '{host} may not send webhooks into the local network: "{said}".': "{host} 不得向本地网络发送 Webhook：“{said}”。",
    "An administrator of the forge can allow it (GitLab: Admin, Settings, Network, Outbound requests).":
        "代码平台的管理员可以允许它（GitLab：Admin, Settings, Network, Outbound requests）。",
    '{host} may not send webhooks to this server: "{said}".': "{host} 不得向此服务器发送 Webhook：“{said}”。",
    "Add this server's name to ALLOWED_HOST_LIST in the forge's app.ini (section [webhook]).":
        "请在代码平台 app.ini 的 ALLOWED_HOST_LIST 中添加此服务器的名称（[webhook] 部分）。",
    "A delivery has arrived, but it was refused: its signature was not right.":
        "有一次投递到达，但被拒绝：它的签名不正确。",
    "Create the webhook again, so that the forge gets the secret of today.":
        "请重新创建该 Webhook，让代码平台得到现在的密钥。",
    "{host} has the webhook, but its test did not arrive at {url}.":
        "{host} 上已有该 Webhook，但它的测试没有到达 {url}。",
    "Unless ALLOWED_HOST_LIST in its app.ini (section [webhook]) names {hostname}, it sends to public addresses only. Its list of recent deliveries has the reason.":
        "除非其 app.ini 的 ALLOWED_HOST_LIST（[webhook] 部分）中有 {hostname}，否则它只向公网地址发送。原因可在它的最近投递列表中查看。",
    "Look at the forge's list of recent deliveries for the reason: often a firewall, a certificate or a name that it can't resolve.":
        "请在代码平台的最近投递列表中查看原因：通常是防火墙、证书，或它无法解析的名称。",
    'The live release of "{stack}" has no commit that could be built anew.':
        "“{stack}”的线上发布版本没有可以重新构建的提交。",
    'Every third-party image of "{stack}" is what its tag leads to.':
        "“{stack}”的所有第三方镜像都与其标签所指向的一致。",
    "To renew built images, rebuild with newer base images.": "要更新构建出的镜像，请使用更新的基础镜像重新构建。",
    "The canary of {service} waits at {weight} % of the traffic for a person.":
        "{service} 的金丝雀发布停在 {weight}% 的流量，等待人工决定。",
    "Nothing was touched: both versions go on serving.": "没有做任何更改：两个版本都继续提供服务。",
    "Promote or abort it in the panel first. Stop, Down and Delete abort it by themselves.":
        "请先在面板中全量发布或中止它。“停止”“停止并置于非活动状态”和“删除”会自动中止它。",
    "Look at the server's log for the details, then try again.": "请在服务器日志中查看详情，然后重试。",
    "Correct it and send it again; nothing was changed.": "请更正后再次发送；没有做任何更改。",
    'There is no setting "{key}".': "没有设置项“{key}”。",
    'Did you mean "{nearest}"? Nothing was changed.': "你是不是想写“{nearest}”？没有做任何更改。",
    "Known here: {known}. Nothing was changed.": "这里可用的有：{known}。没有做任何更改。",
    "Deployment {id} is no longer queued.": "部署 {id} 已不在队列中。",
};
