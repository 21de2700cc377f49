<#-- What all mails about personal access tokens look like. -->
<#import "template.ftl" as layout>
<#macro fact label value>
<#if value?has_content>
<tr><th align="left">${msg(label)}</th><td>${value}</td></tr>
</#if>
</#macro>
<#macro mail>
<@layout.emailLayout>
<p>${msg(notice.intro, notice.days!0)}</p>
<table cellpadding="4">
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
</table>
<p>${msg(notice.next)}</p>
<#if notice.accountUrl??>
<p>${msg("patMailLabelAccount")}: <a href="${notice.accountUrl}">${notice.accountUrl}</a></p>
</#if>
</@layout.emailLayout>
</#macro>
