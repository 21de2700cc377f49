<b>house style: ${notice.tokenName}</b>
