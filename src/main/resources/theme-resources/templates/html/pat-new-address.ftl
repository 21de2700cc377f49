<#import "pat-notice.ftl" as pat>
<@pat.mail/>
