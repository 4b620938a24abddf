// Hawtio keeps its connections in the browser: this one page writes them there, one for each instance.
const response = await fetch('instances.json')
const connections = {}
for (const { service, address } of await response.json()) {
  const name = `${service} ${address}`
  connections[name] = {
    id: name,
    name,
    scheme: 'http',
    host: address,
    port: 8080,
    path: '/actuator/jolokia',
    jolokiaUrl: `/jolokia/${address}`,
  }
  const link = document.createElement('a')
  link.href = `hawtio/camel?con=${encodeURIComponent(name)}`
  link.textContent = name
  const item = document.createElement('li')
  item.append(link)
  document.querySelector('ul').append(item)
}
localStorage.setItem('connect.connections', JSON.stringify(connections))
