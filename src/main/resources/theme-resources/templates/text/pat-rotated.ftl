<#ftl output_format="plainText">
<#import "pat-notice.ftl" as pat>
<@pat.mail/>
