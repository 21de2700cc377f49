<#ftl output_format="plainText">
house style: ${notice.tokenName}, ${notice.hint}, by ${notice.actor}
