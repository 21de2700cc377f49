<#ftl output_format="plainText">
<#-- What all mails about personal access tokens look like. -->
<#macro fact label value>
<#if value?has_content>
${msg(label)}: ${value}
</#if>
</#macro>
<#macro mail>
${msg(notice.intro, notice.days!0)}

<@fact label="patMailLabelRealm" value=realmName/>
<@fact label="patMailLabelToken" value=(notice.tokenName!'')/>
<@fact label="patMailLabelHint" value=(notice.hint!'')/>
<@fact label="patMailLabelWebhook" value=(notice.webhook!'')/>
<@fact label="patMailLabelReceiver" value=(notice.receiver!'')/>
<@fact label="patMailLabelAddress" value=(notice.address!'')/>
<@fact label="patMailLabelActor" value=(notice.actor!'')/>
<@fact label="patMailLabelAt" value=(notice.at!'')/>
<@fact label="patMailLabelReason" value=(notice.reason!'')/>
<@fact label="patMailLabelOldValueUntil" value=(notice.oldValueUntil!'')/>
<@fact label="patMailLabelExpiresAt" value=(notice.expiresAt!'')/>

${msg(notice.next)}
<#if notice.accountUrl??>

${msg("patMailLabelAccount")}: ${notice.accountUrl}
</#if>
</#macro>
